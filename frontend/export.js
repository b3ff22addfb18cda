/*
 * <export-menu>: takes the card it stands in along as a picture. The picture is made here of what is drawn: the card's title and line, the
 * chart or the bars, on the theme's own ground, with nothing outside it needed. What stands in the element comes last in the menu.
 */
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const FONT = '"Inter Variable", Inter, system-ui, sans-serif';
  const FONT_FILE = 'fonts/inter-latin-wght-normal.woff2';
  const PAD = 24;
  const SHARPNESS = 2; // pixels of the PNG for one of the screen's
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function make(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const text = (words, x, y, size, colour, more = {}) => make('text', { x, y, 'font-size': size, fill: colour, ...more }, words);

  const pen = document.createElement('canvas').getContext('2d');

  function width(words, size, weight) {
    pen.font = `${weight} ${size}px ${FONT}`;
    return pen.measureText(words).width;
  }

  /** The words in lines that are no wider than this. */
  function lines(words, size, weight, widest) {
    const result = [];
    for (const word of words.split(/\s+/).filter(Boolean)) {
      const longer = result.length ? `${result.at(-1)} ${word}` : word;
      if (result.length && width(longer, size, weight) <= widest) result[result.length - 1] = longer;
      else result.push(word);
    }
    return result;
  }

  /** What of the words fits. */
  function cut(words, size, weight, widest) {
    if (width(words, size, weight) <= widest) return words;
    let short = [...words];
    while (short.length && width(`${short.join('')}…`, size, weight) > widest) short.pop();
    return `${short.join('')}…`;
  }

  // --- what is drawn ---------------------------------------------------------------------------------------------------

  function ofChart(chart) {
    const drawn = chart.querySelector('svg.apexcharts-svg');
    if (!drawn) return null;
    const box = drawn.getBoundingClientRect();
    const copy = drawn.cloneNode(true);
    const originals = [...drawn.querySelectorAll('*')];
    const copies = [...copy.querySelectorAll('*')];
    copies.forEach((element, i) => {
      // The style sheet is not in the picture: what it hides must go.
      const style = getComputedStyle(originals[i]);
      if (element.localName === 'foreignObject' || style.display === 'none' || style.opacity === '0'
        || /crosshairs|tooltip/.test(element.getAttribute('class') ?? '')) element.remove();
      if (element.localName === 'text') element.setAttribute('font-family', FONT);
      for (const { name } of [...element.attributes]) {
        if (name === 'class' || name === 'style' || name.includes(':')) element.removeAttribute(name);
      }
    });
    for (const { name } of [...copy.attributes]) copy.removeAttribute(name);
    copy.setAttribute('width', box.width);
    copy.setAttribute('height', box.height);
    return { content: make('g', {}, copy, ...legend(chart, box)), width: box.width, height: box.height };
  }

  /** The legend is HTML; in the picture it has to be drawn, where it stands. */
  function legend(chart, box) {
    return [...chart.querySelectorAll('.apexcharts-legend-series')].flatMap((entry, i) => {
      const words = entry.querySelector('.apexcharts-legend-text');
      const place = words.getBoundingClientRect();
      const x = place.left - box.left;
      const y = place.top - box.top + place.height / 2;
      const colour = chart.chart.series[i] ? css(`--c${chart.chart.series[i].colour}`) : css('--text-2');
      const { shape, dashed } = chart.chart.series[i] ?? {};
      const dashes = shape === 'trend' ? '2 2' : dashed ? '4 3' : 'none';
      return [
        shape === 'line' || shape === 'trend'
          ? make('line', { x1: x - 18, x2: x - 5, y1: y, y2: y, stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dashes })
          : make('circle', { cx: x - 9, cy: y, r: 4.5, fill: colour }),
        text(words.textContent, x, y + 4.3, 12.5, css('--text-2')),
      ];
    });
  }

  function ofBars(list) {
    const whole = 560;
    const row = 32;
    const rows = [...list.querySelectorAll('li')].map((item) => ({
      name: item.querySelector('.name').textContent,
      amount: item.querySelector('.amount').textContent,
      share: item.querySelector('b').textContent,
      colour: getComputedStyle(item.querySelector('.bar')).backgroundColor,
      part: Number.parseFloat(item.querySelector('.bar').style.getPropertyValue('--share')) / 100 || 0,
    }));
    const widest = (what, size, weight) => Math.max(0, ...rows.map((r) => width(r[what], size, weight)));
    const names = Math.min(220, widest('name', 14, 400));
    const shares = widest('share', 14, 600);
    const amounts = widest('amount', 12.5, 400);
    const bar = whole - names - shares - amounts - 48;
    const content = make('g', {});
    rows.forEach((r, i) => {
      const y = i * row + row / 2;
      content.append(
        text(cut(r.name, 14, 400, names), 0, y + 5, 14, css('--text-2')),
        make('rect', { x: names + 16, y: y - 4, width: Math.max(2, bar * r.part), height: 8, rx: 4, fill: r.colour }),
        text(r.amount, whole - shares - 16, y + 4.5, 12.5, css('--text-2'), { 'text-anchor': 'end' }),
        text(r.share, whole, y + 5, 14, css('--text'), { 'text-anchor': 'end', 'font-weight': 600 }),
      );
    });
    return { content, width: whole, height: rows.length * row };
  }

  /** The whole picture as an SVG element, or null while nothing is drawn. */
  function picture(card) {
    const chart = card.querySelector('apex-chart');
    const bars = card.querySelector('.bars-list');
    const drawn = chart ? ofChart(chart) : bars && ofBars(bars);
    if (!drawn) return null;
    const title = card.querySelector('h2').textContent.trim();
    const sub = card.querySelector('.head .sub').textContent.trim();
    const svg = make('svg', { xmlns: SVG, 'font-family': FONT });
    svg.append(make('title', {}, sub ? `${title}, ${sub}` : title), make('rect', { width: '100%', height: '100%', fill: css('--surface') }));
    let y = PAD;
    for (const line of lines(title, 16, 600, drawn.width)) {
      svg.append(text(line, PAD, y + 16, 16, css('--text'), { 'font-weight': 600 }));
      y += 22;
    }
    for (const line of lines(sub, 12.5, 400, drawn.width)) {
      svg.append(text(line, PAD, y + 13, 12.5, css('--text-2')));
      y += 18;
    }
    y += 12;
    drawn.content.setAttribute('transform', `translate(${PAD} ${y})`);
    svg.append(drawn.content);
    const size = { width: Math.ceil(drawn.width + 2 * PAD), height: Math.ceil(y + drawn.height + PAD) };
    svg.setAttribute('width', size.width);
    svg.setAttribute('height', size.height);
    svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    return { svg, ...size };
  }

  // --- files -----------------------------------------------------------------------------------------------------------

  const file = (svg) => new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });

  /** A picture is drawn apart from the page, where the page's font is unknown. Without it the picture has the system's. */
  async function withFont(svg) {
    try {
      const answer = await fetch(FONT_FILE);
      if (!answer.ok) return;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      let binary = '';
      bytes.forEach((byte) => { binary += String.fromCharCode(byte); });
      svg.prepend(make('style', {}, `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${btoa(binary)})}`));
    } catch {
      // no connection: see above
    }
  }

  async function png({ svg, width: wide, height: high }) {
    await withFont(svg);
    const url = URL.createObjectURL(file(svg));
    try {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: wide * SHARPNESS, height: high * SHARPNESS });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((done, failed) => {
        canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png');
      });
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  function save(blob, name) {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); // the browser reads it in its own time
  }

  const STYLE = `
    :host { position: relative; display: inline-block; }
    :host([hidden]) { display: none; }
    button, ::slotted(a) { font: inherit; font-size: var(--t-label); color: var(--text); background: none; border: 0; border-radius: 6px; cursor: pointer; }
    button:focus-visible, ::slotted(a:focus-visible) { outline: 2px solid var(--accent); outline-offset: -2px; }
    #open { display: block; width: 28px; height: 28px; padding: 6px; color: var(--text-3); }
    #open::before { content: ""; display: block; width: 16px; height: 16px; background: currentColor; mask: url(icons/export.svg) center / contain no-repeat; }
    #open:hover, #open[aria-expanded="true"] { color: var(--text); background: var(--surface-2); }
    #menu { position: absolute; z-index: 15; right: 0; top: calc(100% + 4px); padding: 4px; display: grid; min-width: 168px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
    #menu[hidden] { display: none; }
    #menu button, ::slotted(a) { display: flex; align-items: center; min-height: 34px; padding: 4px 10px; text-align: start; text-decoration: none; color: var(--text) !important; }
    #menu button:hover, ::slotted(a:hover) { background: var(--surface-2); }
    #said { padding: 4px 10px; font-size: var(--t-small); color: var(--bad); }
    #said:empty { display: none; }
    @media (max-width: 900px) { #open { width: 44px; height: 44px; padding: 14px; } #menu button, ::slotted(a) { min-height: 44px !important; } }
    @media print { :host { display: none; } }`;

  customElements.define('export-menu', class extends HTMLElement {
    #open;
    #menu;
    #said;
    #outside = (event) => event.composedPath().includes(this) || this.#show(false);

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE.replace('url(icons/', `url(${new URL('icons/', document.baseURI)}`));
      root.adoptedStyleSheets = [sheet];
      this.#open = Object.assign(document.createElement('button'), { id: 'open', type: 'button', title: 'Export' });
      this.#open.setAttribute('aria-label', 'Export');
      this.#open.setAttribute('aria-haspopup', 'true');
      this.#open.addEventListener('click', () => this.#show(this.#menu.hidden));
      this.#menu = Object.assign(document.createElement('div'), { id: 'menu' });
      this.#said = Object.assign(document.createElement('div'), { id: 'said' });
      this.#said.setAttribute('role', 'status');
      this.#menu.append(
        this.#item('Picture (PNG)', async (drawn) => save(await png(drawn), `${this.#name()}.png`)),
        this.#item('Drawing (SVG)', (drawn) => save(file(drawn.svg), `${this.#name()}.svg`)),
        document.createElement('slot'),
        this.#said,
      );
      root.append(this.#open, this.#menu);
      this.#show(false);
      this.addEventListener('click', (event) => event.target.closest?.('a') && this.#show(false));
      root.addEventListener('keydown', (event) => this.#key(event));
      this.addEventListener('focusout', (event) => !event.relatedTarget || this.contains(event.relatedTarget) || this.#show(false));
    }

    disconnectedCallback() {
      document.removeEventListener('click', this.#outside);
    }

    #name() {
      return this.getAttribute('name') || 'shopfloor';
    }

    #item(label, act) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
      button.addEventListener('click', async () => {
        try {
          const drawn = picture(this.closest('.card'));
          if (!drawn) throw new Error('nothing is drawn');
          await act(drawn);
          this.#show(false);
          this.#open.focus();
        } catch (problem) {
          console.error('A picture could not be made', problem);
          this.#said.textContent = 'The picture could not be made';
        }
      });
      return button;
    }

    #show(open) {
      this.#menu.hidden = !open;
      this.#said.textContent = '';
      this.#open.setAttribute('aria-expanded', String(open));
      document[open ? 'addEventListener' : 'removeEventListener']('click', this.#outside);
    }

    #key(event) {
      if (event.key === 'Escape' && !this.#menu.hidden) {
        this.#show(false);
        this.#open.focus();
        event.stopPropagation();
      }
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      if (this.#menu.hidden) this.#show(true);
      const items = [...this.#menu.querySelectorAll('button'), ...this.querySelectorAll('a')];
      const at = items.indexOf(this.shadowRoot.activeElement ?? document.activeElement);
      items[(at + (event.key === 'ArrowDown' ? 1 : items.length - (at < 0 ? 0 : 1))) % items.length].focus();
      event.preventDefault();
    }
  });
})();
