/* What the frame does without asking the server: the phone's drawer, the lost connection, times that grow older. */
(() => {
  const PHONE = matchMedia('(max-width: 900px)');

  // The drawer: [data-drawer] is the button, #side what it opens.
  function drawer(open) {
    const side = document.getElementById('side');
    const button = document.querySelector('[data-drawer]');
    if (!side || !button || side.classList.contains('open') === open) return;
    side.classList.toggle('open', open);
    button.setAttribute('aria-expanded', String(open));
    document.getElementById('main')?.toggleAttribute('inert', open);
    (open ? side.querySelector('a, button') : button).focus();
  }

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-drawer]')) {
      drawer(!document.getElementById('side').classList.contains('open'));
    } else if (!event.target.closest('#side') || event.target.closest('#side a')) {
      drawer(false);
    }
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && drawer(false));
  PHONE.addEventListener('change', () => drawer(false));

  // The connection. While it is lost the page says that its numbers stand still; nothing poses as live.
  const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
  let lostSince = null;

  function connection(state) {
    const lost = state === 'reconnecting' || state === 'connection-lost';
    document.documentElement.toggleAttribute('data-offline', lost);
    const banner = document.getElementById('connection');
    if (!lost) {
      lostSince = null;
      if (banner) banner.textContent = '';
      return;
    }
    lostSince ??= new Date();
    if (banner) {
      banner.textContent = `No connection since ${time.format(lostSince)}. What you see may be out of date; `
        + (state === 'reconnecting' ? 'trying to reconnect.' : 'it goes on by itself when the connection is back.');
    }
  }

  function watchConnection() {
    const watched = window.Vaadin?.connectionState;
    if (!watched) return setTimeout(watchConnection, 100); // Vaadin's own script comes later than this one
    watched.addStateChangeListener((_, state) => connection(state));
    connection(watched.state);
  }
  watchConnection();

  // <time-ago datetime="…">: "just now", "2 min", "3 h", then the day.
  const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  const shown = new Set();

  function ago(then) {
    const minutes = Math.floor((Date.now() - then) / 60000);
    if (minutes < 1) return 'just now';
    if (minutes < 60) return `${minutes} min`;
    if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
    if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / 1440)} d`;
    return day.format(then);
  }

  class TimeAgo extends HTMLElement {
    static observedAttributes = ['datetime'];
    connectedCallback() {
      shown.add(this);
      this.show();
    }
    disconnectedCallback() {
      shown.delete(this);
    }
    attributeChangedCallback() {
      this.show();
    }
    show() {
      const then = new Date(this.getAttribute('datetime'));
      if (Number.isNaN(then.getTime())) return;
      const text = ago(then);
      if (this.textContent !== text) this.textContent = text;
      this.title = exact.format(then);
    }
  }
  customElements.define('time-ago', TimeAgo);
  setInterval(() => shown.forEach((element) => element.show()), 20000);

  // <spark-line>: a bare line of `values`, the same height always.
  customElements.define('spark-line', class extends HTMLElement {
    set values(values) {
      const low = Math.min(0, ...values);
      const span = Math.max(1, Math.max(...values) - low);
      const x = (i) => (values.length < 2 ? 50 : (i * 100) / (values.length - 1));
      const points = values.map((value, i) => `${x(i).toFixed(2)},${(27 - ((value - low) / span) * 24).toFixed(2)}`);
      this.innerHTML = values.length < 2 ? '' : '<svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">'
        + `<polygon points="0,30 ${points.join(' ')} 100,30"/><polyline points="${points.join(' ')}"/></svg>`;
    }
  });
})();
