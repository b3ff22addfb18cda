/*
 * Lists to choose from, by keyboard. In [data-choices], which is a listbox itself or holds a search field and a listbox: arrows,
 * Home and End move, Enter chooses. The focus stays where it is; aria-activedescendant says what is marked.
 */
(() => {
  let ids = 0;
  let awaited = null; // looks out for the list that belongs to what was typed before Enter

  function parts(target) {
    const around = target instanceof Element && target.closest('[data-choices]');
    if (!around) return null;
    const list = around.matches('[role=listbox]') ? around : around.querySelector('[role=listbox]');
    return list && { list, field: around.querySelector('input') ?? list };
  }

  const options = (list) => [...list.querySelectorAll('[role=option]')];
  const marked = (list) => list.querySelector('[role=option].marked');

  function mark({ list, field }, option) {
    marked(list)?.classList.remove('marked');
    if (!option) return field.removeAttribute('aria-activedescendant');
    option.id ||= `option-${++ids}`;
    option.classList.add('marked');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  }

  function giveUp() {
    awaited?.disconnect();
    awaited = null;
  }

  // What was typed may be ahead of what the server has found: then the choice waits for the list that belongs to it.
  function choose({ list, field }) {
    giveUp();
    const typed = field.value ?? '';
    const take = () => (marked(list) ?? (typed ? options(list)[0] : null))?.click();
    if ((list.dataset.of ?? '') === typed) return take();
    awaited = new MutationObserver(() => {
      if (list.dataset.of !== typed) return;
      giveUp();
      if (field.value === typed && field.isConnected) take();
    });
    awaited.observe(list, { attributes: true, attributeFilter: ['data-of'] });
  }

  document.addEventListener('keydown', (event) => {
    const where = parts(event.target);
    if (!where || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = options(where.list);
    const at = all.indexOf(marked(where.list));
    const inText = where.field !== where.list;
    if (event.key === 'ArrowDown') mark(where, all[Math.min(at + 1, all.length - 1)]);
    else if (event.key === 'ArrowUp') mark(where, all[at < 0 ? all.length - 1 : Math.max(at - 1, 0)]);
    else if (event.key === 'Home' && !inText) mark(where, all[0]);
    else if (event.key === 'End' && !inText) mark(where, all.at(-1));
    else if (event.key === 'Enter') choose(where);
    else return;
    event.preventDefault();
  });

  // What opens gets the focus as a whole; it belongs to the first thing in it that one can use.
  const FIRST = '[data-choices] input, [data-choices][tabindex], button, input:not(:disabled)';

  // A list without a search field begins at what is chosen.
  document.addEventListener('focusin', (event) => {
    if (event.target.matches?.('vaadin-popover.choice')) return event.target.querySelector(FIRST)?.focus();
    const where = parts(event.target);
    if (!where) return;
    where.list.id ||= `options-${++ids}`;
    if (where.field !== where.list) where.field.setAttribute('aria-controls', where.list.id);
    else if (!marked(where.list)) mark(where, where.list.querySelector('[aria-selected=true]') ?? options(where.list)[0]);
  });
  document.addEventListener('focusout', (event) => {
    const where = parts(event.target);
    if (!where) return;
    giveUp();
    mark(where, null);
  });
  document.addEventListener('input', (event) => {
    if (parts(event.target)) giveUp();
  });
})();
