/*
 * Light, dark or as the system says. Loaded before the first paint, so that nothing flashes. The choice stays in this
 * browser. What follows the theme in script (charts) listens to the window's "themechange".
 */
(() => {
  const KEY = 'shopfloor-theme';
  const CHOICES = { system: 'Auto', light: 'Light', dark: 'Dark' };
  const systemDark = matchMedia('(prefers-color-scheme: dark)');

  function choice() {
    try {
      const kept = localStorage.getItem(KEY);
      return kept in CHOICES ? kept : 'system';
    } catch {
      return 'system'; // storage is blocked: the choice lasts as long as the page
    }
  }

  let printing = false;

  function apply(chosen) {
    const wanted = chosen === 'system' ? (systemDark.matches ? 'dark' : 'light') : chosen;
    const theme = printing ? 'light' : wanted; // paper is light
    const root = document.documentElement;
    root.dataset.themeChoice = chosen;
    const changed = root.dataset.theme !== theme;
    root.dataset.theme = theme;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', theme === 'dark' ? '#161a21' : '#ffffff');
    if (changed) dispatchEvent(new CustomEvent('themechange', { detail: theme }));
    document.querySelectorAll('theme-switch').forEach((element) => element.mark());
  }

  function choose(chosen) {
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // storage is blocked: see choice()
    }
    apply(chosen);
  }

  apply(choice());
  systemDark.addEventListener('change', () => apply(document.documentElement.dataset.themeChoice));
  const print = (begins) => {
    printing = begins;
    apply(document.documentElement.dataset.themeChoice);
  };
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
  matchMedia('print').addEventListener('change', (media) => print(media.matches)); // some only tell it so
  addEventListener('storage', (event) => event.key === KEY && apply(choice()));

  customElements.define('theme-switch', class extends HTMLElement {
    connectedCallback() {
      if (!this.firstChild) {
        this.setAttribute('role', 'group');
        this.setAttribute('aria-label', 'Theme');
        for (const [value, label] of Object.entries(CHOICES)) {
          const button = document.createElement('button');
          button.type = 'button';
          button.value = value;
          button.textContent = label;
          button.addEventListener('click', () => choose(value));
          this.append(button);
        }
      }
      this.mark();
    }

    mark() {
      const chosen = document.documentElement.dataset.themeChoice;
      for (const button of this.children) button.setAttribute('aria-pressed', String(button.value === chosen));
    }
  });
})();
