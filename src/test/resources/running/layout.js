/*
 * What is wrong with the layout of the page as it stands, in words: sideways scroll, text and controls that lie on one another,
 * text that is cut without an ellipsis. What floats above the page on purpose (absolute, fixed, sticky) may cover it.
 */
() => {
  const OVERLAP = 2; // px that boxes may share: borders and rounding
  const findings = [];
  const round = (n) => Math.round(n);

  const say = (element) => {
    const name = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : '')
      + [...element.classList].map((c) => `.${c}`).join('');
    const parent = element.parentElement?.closest('[class], section, main');
    const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
    return `<${name}>${words ? ` “${words}”` : ''}${parent ? ` in .${[...parent.classList].join('.') || parent.tagName.toLowerCase()}` : ''}`;
  };
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const style = new Map();
  const above = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null; // as drawn
  const look = (element) => style.get(element) ?? style.set(element, getComputedStyle(element)).get(element);

  /* The part of a box that its ancestors let be seen; null when nothing is left. */
  function clipped(box, element) {
    let { left, top, right, bottom } = box;
    for (let at = element; at && at !== document.body; at = above(at)) {
      const its = look(at);
      if (its.clipPath !== 'none' || (its.clip !== 'auto' && its.position === 'absolute')) return null; // for screen readers only
      if (its.overflowX === 'visible' && its.overflowY === 'visible') continue;
      const edge = at.getBoundingClientRect();
      if (its.overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (its.overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  }

  const root = [...document.querySelectorAll('dialog[open], vaadin-dialog[opened]')].at(-1)
    ?? document.getElementById('main') ?? document.body;

  // Sideways.
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) {
    const guilty = [...document.body.querySelectorAll('*')]
      .filter((e) => seen(e) && e.getBoundingClientRect().right > innerWidth + 1 && clipped(e.getBoundingClientRect(), e)?.right > innerWidth + 1)
      .filter((e, i, all) => !all.some((other) => other !== e && e.contains(other)));
    findings.push(`scrolls sideways: ${wide} px wide; sticks out: ${guilty.slice(0, 4).map(say).join(', ') || '(nothing seen)'}`);
  }

  // The boxes that can lie on one another: the glyphs of each text, and controls.
  const drawing = (element) => element.closest('svg, apex-chart, canvas') !== null;
  const leaves = [];
  /* A field's place for text: a button may stand in its padding. */
  function inner(control) {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    if (!control.matches('input, textarea')) return { left, top, right, bottom };
    return { left: left + parseFloat(look(control).paddingLeft), top, right: right - parseFloat(look(control).paddingRight), bottom };
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || !seen(element) || drawing(element) || element.closest('script, style')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const size = parseFloat(look(element).fontSize);
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      const middle = (line.top + line.bottom) / 2;
      const glyphs = { left: line.left, right: line.right, top: middle - size * 0.4, bottom: middle + size * 0.4 };
      const box = clipped(glyphs, element);
      if (box) leaves.push({ element, box, text: true });
      cut(element, glyphs);
    }
  }
  for (const control of root.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, [role=button], [role=checkbox], [role=switch]')) {
    if (!seen(control) || drawing(control) || look(control).display === 'inline') continue;
    const box = clipped(inner(control), control);
    if (box) leaves.push({ element: control, box, text: false });
  }

  /* Whether a text ends in mid-letter at the edge of an ancestor that neither scrolls nor shows an ellipsis. */
  function cut(element, glyphs) {
    let dotted = false;
    for (let at = element; at && at !== root; at = above(at)) {
      const its = look(at);
      if (its.clipPath !== 'none' || its.overflowX === 'auto' || its.overflowX === 'scroll' || its.overflowY === 'auto' || its.overflowY === 'scroll') return;
      dotted ||= its.textOverflow === 'ellipsis' || its.webkitLineClamp !== 'none';
      if (dotted) return;
      const edge = at.getBoundingClientRect();
      if (its.overflowX !== 'visible' && (glyphs.right > edge.right + 1 || glyphs.left < edge.left - 1)) {
        findings.push(`text is cut: ${say(element)} by ${say(at).split(' “')[0]}`);
        return;
      }
      if (its.overflowY !== 'visible' && (glyphs.bottom > edge.bottom + 1 || glyphs.top < edge.top - 1)) {
        findings.push(`text is cut in its height: ${say(element)} by ${say(at).split(' “')[0]}`);
        return;
      }
      if (at.matches('.card, .tile, dialog, vaadin-dialog') && glyphs.right > edge.right + 1) {
        findings.push(`text sticks out of its card: ${say(element)}`);
        return;
      }
    }
  }

  /* Whether one of them floats above the other. */
  function floats(one, other) {
    for (const [from, to] of [[one, other], [other, one]]) {
      for (let at = from; at && !at.contains(to); at = above(at)) {
        if (['absolute', 'fixed', 'sticky'].includes(look(at).position)) return true;
      }
    }
    return false;
  }

  leaves.sort((a, b) => a.box.left - b.box.left);
  const told = new Set();
  for (let i = 0; i < leaves.length; i++) {
    const a = leaves[i];
    for (let j = i + 1; j < leaves.length && leaves[j].box.left < a.box.right - OVERLAP; j++) {
      const b = leaves[j];
      const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (x <= OVERLAP || y <= OVERLAP || a.element.contains(b.element) || b.element.contains(a.element)) continue;
      if (a.element.closest('label')?.contains(b.element) || floats(a.element, b.element)) continue;
      const finding = `lie on one another by ${round(x)} × ${round(y)} px: ${say(a.element)} and ${say(b.element)}`;
      const key = say(a.element) + say(b.element);
      if (!told.has(key)) findings.push(finding);
      told.add(key);
    }
  }
  return [...new Set(findings)];
}
