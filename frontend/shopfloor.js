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

  // Skip to content. The address #main alone would lead elsewhere: the page has a <base>, by which it is that of the first screen.
  document.addEventListener('click', (event) => {
    const main = event.target.closest('.skip') && document.getElementById('main');
    if (!main) return;
    event.preventDefault();
    main.focus({ preventScroll: true });
    main.scrollIntoView();
  });

  // [data-copy="#id"] copies what that element says: a field's value, a link's whole file, or else its text. Where the browser
  // allows no copying (a page without TLS), the text is selected instead.
  async function copied(source) {
    if (source.href) return (await fetch(source.href)).text();
    return source.value ?? source.textContent;
  }

  function say(button, word) {
    button.dataset.said ??= button.textContent;
    button.textContent = word;
    setTimeout(() => { button.textContent = button.dataset.said; }, 1600);
  }

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    const source = button && document.querySelector(button.dataset.copy);
    if (!source) return;
    try {
      await navigator.clipboard.writeText(await copied(source));
      say(button, 'Copied');
    } catch {
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
    }
  });

  // [data-copy-link] copies the address of what is shown; on a page without TLS by the old way, which is all there is then.
  function copyTheOldWay(text) {
    const field = Object.assign(document.createElement('textarea'), { value: text, className: 'unseen' });
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy-link]');
    if (!button) return;
    const done = await (navigator.clipboard?.writeText(location.href) ?? Promise.reject()).then(() => true, () => copyTheOldWay(location.href));
    button.focus();
    say(button, done ? 'Copied' : 'Not copied');
  });

  // How times are written: in the zone of the business and the way of this person, both told by the frame. Asked each time, for the
  // frame may come later than what stands in it.
  let written = null;

  function formats() {
    const { zone: timeZone, locale } = document.querySelector('.frame')?.dataset ?? {};
    if (!written || written.timeZone !== timeZone || written.locale !== locale) {
      const format = (options) => new Intl.DateTimeFormat(locale, { ...options, timeZone });
      written = {
        timeZone,
        locale,
        time: format({ hour: '2-digit', minute: '2-digit' }),
        day: format({ day: 'numeric', month: 'short' }),
        dayOfYear: format({ day: 'numeric', month: 'short', year: 'numeric' }),
        year: format({ year: 'numeric' }),
        exact: format({ dateStyle: 'medium', timeStyle: 'medium' }),
      };
    }
    return written;
  }

  // The connection. While it is lost the page says that its numbers stand still; nothing poses as live. Vaadin tells when
  // a request fails; that pushes do not come any more only the push channel itself (Atmosphere) knows.
  const GRACE = 1500; // a channel that reopens at once is no matter
  const lost = { request: false, push: false };
  let lostSince = null;
  let pending = null;

  function connection(part, isLost) {
    lost[part] = isLost;
    if (lost.request || lost.push) {
      lostSince ??= new Date();
      pending ??= setTimeout(showConnection, GRACE);
    } else {
      lostSince = null;
      clearTimeout(pending);
      pending = null;
      showConnection();
    }
  }

  function showConnection() {
    document.documentElement.toggleAttribute('data-offline', lostSince !== null);
    const banner = document.getElementById('connection');
    if (banner) {
      banner.textContent = lostSince === null ? '' : `No connection to Shopfloor since ${formats().time.format(lostSince)}. `
        + 'The numbers below stand still; the page goes on by itself as soon as the connection is back.';
    }
  }

  function whenThere(find, then) {
    const found = find();
    if (found) then(found);
    else setTimeout(() => whenThere(find, then), 100); // Vaadin's own scripts come later than this one
  }

  whenThere(() => window.Vaadin?.connectionState, (watched) => {
    const look = () => connection('request', watched.state === 'reconnecting' || watched.state === 'connection-lost');
    watched.addStateChangeListener(look);
    look();
  });
  whenThere(() => window.vaadinPush?.atmosphere, (push) => push.addCallback(({ state }) => {
    if (state === 'closed' || state === 'error') connection('push', true);
    else if (['opening', 're-opening', 'openAfterResume', 'messageReceived'].includes(state)) connection('push', false);
  }));

  // <time-ago datetime="…">: "just now", "2 min", "3 h", then the day, with its year where that is not this one.
  const shown = new Set();

  function ago(then) {
    const minutes = Math.floor((Date.now() - then) / 60000);
    if (minutes < 1) return 'just now';
    if (minutes < 60) return `${minutes} min`;
    if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
    if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / 1440)} d`;
    const { year, day, dayOfYear } = formats();
    return (year.format(then) === year.format(Date.now()) ? day : dayOfYear).format(then);
  }

  class TimeAgo extends HTMLElement {
    static observedAttributes = ['datetime'];
    connectedCallback() {
      shown.add(this);
      queueMicrotask(() => this.show()); // when all that came with it is there, the frame too
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
      this.title = formats().exact.format(then);
    }
  }
  customElements.define('time-ago', TimeAgo);
  setInterval(() => shown.forEach((element) => element.show()), 20000);

  // <spark-line heights="0 48 …">: a bare line of these heights, in half pixels, the same height always.
  customElements.define('spark-line', class extends HTMLElement {
    static observedAttributes = ['heights'];
    attributeChangedCallback(_, before, heights) {
      const values = heights ? heights.split(' ') : [];
      const x = (i) => (i * 100) / (values.length - 1);
      const points = values.map((value, i) => `${x(i).toFixed(2)},${27 - value / 2}`).join(' ');
      this.innerHTML = values.length < 2 ? '' : '<svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">'
        + `<polygon points="0,30 ${points} 100,30"/><polyline points="${points}"/></svg>`;
    }
  });
})();
