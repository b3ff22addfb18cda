/*
 * Keys: "g" and a letter go to a screen, "/" to the search of the screen or to where it leads to search, "?" shows them all. Each
 * line of the navigation has its letter in data-key (Frame.java), so that what is offered is what this person may see.
 */
(() => {
  const WITHIN = 1500; // ms between "g" and its letter
  const ARRIVAL = 5000; // ms that another screen may take to come
  let goingSince = 0;

  const typing = (event) => event.composedPath().some((element) => element instanceof HTMLElement
    && (element.isContentEditable || /^(input|textarea|select|vaadin-combo-box|vaadin-select)$/i.test(element.tagName)));

  const search = () => document.querySelector('#main [data-search]');
  const wayToSearch = () => document.querySelector('#main a[data-search-way]');

  /* Follows the link and goes to the search of the screen that it opens, unless one has gone elsewhere by then. */
  function searchThere(link) {
    const left = setTimeout(() => arrival.disconnect(), ARRIVAL);
    const arrival = new MutationObserver(() => {
      if (!search()) return;
      arrival.disconnect();
      clearTimeout(left);
      if (document.activeElement === document.body || document.activeElement.id === 'main') search().focus();
    });
    arrival.observe(document.getElementById('main'), { childList: true, subtree: true });
    link.click();
  }

  function help() {
    const shown = document.getElementById('keys');
    if (shown) return shown.close();
    const dialog = document.createElement('dialog');
    dialog.id = 'keys';
    dialog.setAttribute('aria-labelledby', 'keys-title');
    const title = document.createElement('h2');
    title.id = 'keys-title';
    title.textContent = 'Keys';
    const list = document.createElement('dl');
    const line = (keys, what) => {
      const term = document.createElement('dt');
      keys.forEach((key) => term.append(Object.assign(document.createElement('kbd'), { textContent: key })));
      list.append(term, Object.assign(document.createElement('dd'), { textContent: what }));
    };
    document.querySelectorAll('#side [data-key]').forEach((link) => line(['g', link.dataset.key], link.textContent.trim()));
    if (search()) line(['/'], 'Search this screen');
    else if (wayToSearch()) line(['/'], wayToSearch().dataset.searchWay);
    line(['?'], 'Show or hide this');
    line(['Esc'], 'Close what is open');
    const close = Object.assign(document.createElement('button'), { className: 'button', textContent: 'Close' });
    close.addEventListener('click', () => dialog.close());
    dialog.append(title, list, close);
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event)) return;
    const going = Date.now() - goingSince < WITHIN;
    goingSince = 0;
    if (event.key === '?') {
      help();
    } else if (document.querySelector('dialog[open], vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) {
      return; // what is behind a dialog stays
    } else if (going) {
      const link = document.querySelector(`#side [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!link) return;
      link.click();
    } else if (event.key === 'g') {
      goingSince = Date.now();
      return;
    } else if (event.key === '/' && search()) {
      search().focus();
    } else if (event.key === '/' && wayToSearch()) {
      searchThere(wayToSearch());
    } else {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener('click', (event) => event.target.closest('[data-keys-help]') && help());
})();
