/*
 * <apex-chart>: draws what app.shopfloor.base.chart.ApexChart tells: draw(chart) a whole chart, change([series, place, value, …]) single
 * values of it, in place. It follows the theme, formats by `locale`, and has its full height from the start. Amounts come in minor
 * units and are divided here for display only. With `clickable`, a click on a bar or a point is told as the event "point".
 */
(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const LABEL_WIDTH = { DAY: 62, WEEK: 62, MONTH: 76 }; // px
  const NEAR = 14; // px: so close to its line a click means the point of another series than the first
  const BARE = { axisBorder: { show: false }, axisTicks: { show: false }, tooltip: { enabled: false } };
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  function valueFormats(locale, format) {
    const scale = 10 ** (format.minorDigits ?? 0);
    const style = format.kind === 'amount' ? { style: 'currency', currency: format.currency } : {};
    const short = new Intl.NumberFormat(locale, { ...style, notation: 'compact', maximumSignificantDigits: 3 });
    const full = new Intl.NumberFormat(locale, format.kind === 'amount'
      ? { ...style, minimumFractionDigits: format.minorDigits, maximumFractionDigits: format.minorDigits } : style);
    return { short: (v) => short.format(v / scale), full: (v) => full.format(v / scale) };
  }

  function dayFormat(locale, unit) {
    const parts = unit === 'MONTH' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
    const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
    return (day) => format.format(day);
  }

  const size = (x) => (x.kind === 'days' ? x.days : x.labels).length;

  /** What stands before a name in the legend: a line as it is drawn, else a dot. */
  const mark = (s) => `<span class="mark ${s.shape} ${s.dashed ? 'dashed' : ''}" style="color: var(--c${Number(s.colour)})"></span>`;

  /** A trend comes as its two ends. */
  function line(ends, places) {
    if (ends.length < 2 || places < 2) return ends;
    return Array.from({ length: places }, (_, i) => Math.round(ends[0] + ((ends[1] - ends[0]) * i) / (places - 1)));
  }

  /** An axis in round steps that has zero on it, about four steps high. */
  function roundAxis(chart) {
    const places = [...Array(size(chart.x)).keys()];
    const sums = (sign) => places.map((i) => chart.series.reduce((sum, s) => sum + Math.max(0, sign * (s.values[i] ?? 0)), 0));
    const all = chart.series.flatMap((s) => s.values);
    const low = chart.stacked ? Math.max(0, ...sums(-1)) : Math.max(0, ...all.map((v) => -v));
    const high = chart.stacked ? Math.max(0, ...sums(1)) : Math.max(0, ...all);
    if (low === 0 && high === 0) return { min: 0, max: 4 * 10 ** (chart.values.minorDigits ?? 0), tickAmount: 4 };
    const rough = Math.max(1, (low + high) / 4); // not less than a piece or a minor unit
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough && Number.isInteger(n));
    const below = Math.ceil(low / step);
    const above = Math.ceil(high / step);
    return { min: -below * step, max: above * step, tickAmount: below + above };
  }

  class ApexChart extends HTMLElement {
    #chart;
    #drawn; // the ApexCharts instance
    #axis; // the y axis that was drawn, as text
    #pointer; // the last movement of the mouse above the chart
    #touched; // the place whose numbers a finger has asked for
    #onTheme = () => this.#render();

    connectedCallback() {
      addEventListener('themechange', this.#onTheme);
      this.addEventListener('mousemove', this.#moved);
      this.addEventListener('mouseleave', this.#left);
      this.addEventListener('click', this.#clicked);
      this.#render();
    }

    disconnectedCallback() {
      removeEventListener('themechange', this.#onTheme);
      this.#drawn?.destroy();
      this.#drawn = null;
      this.replaceChildren();
    }

    get chart() {
      return this.#chart;
    }

    draw(chart) {
      this.#chart = chart;
      this.#render();
    }

    change(values) {
      for (let i = 0; i < values.length; i += 3) this.#chart.series[values[i]].values[values[i + 1]] = values[i + 2];
      if (!this.#drawn) return;
      const sameAxis = JSON.stringify(roundAxis(this.#chart)) === this.#axis;
      const done = sameAxis
        ? this.#drawn.updateSeries(this.#series(), false)
        : this.#drawn.updateOptions({ series: this.#series(), yaxis: this.#yAxis() }, false, false);
      // Drawing anew takes the tooltip away; whoever reads it gets it back with the new numbers.
      done.then(() => this.#pointer && this.#point(this.#pointer));
    }

    #moved = (event) => {
      if (event.isTrusted) this.#pointer = { clientX: event.clientX, clientY: event.clientY };
    };

    #left = () => {
      this.#pointer = null;
    };

    #point(at) {
      document.elementFromPoint(at.clientX, at.clientY)?.dispatchEvent(new MouseEvent('mousemove', { ...at, bubbles: true, view: window }));
    }

    #render() {
      if (!this.#chart || !this.isConnected) return;
      this.#drawn?.destroy();
      const box = document.createElement('div'); // ApexCharts takes its height from the parent of what it renders into
      this.replaceChildren(box);
      this.classList.toggle('course', this.#chart.series.some((s) => s.shape !== 'bar'));
      this.#drawn = new window.ApexCharts(box, this.#options());
      this.#drawn.render();
    }

    #series() {
      const places = size(this.#chart.x);
      return this.#chart.series.map((s) => (s.shape === 'trend'
        ? { name: s.name, type: 'line', data: line(s.values, places) }
        : { name: s.name, type: s.shape, data: [...s.values] }));
    }

    #clicked = (event) => {
      const point = this.hasAttribute('clickable') && this.#drawn && this.#at(event);
      if (!point) return;
      const place = `${point.series} ${point.index}`;
      // A finger has no other way to read the numbers than to touch: the first touch shows them, the second opens.
      if (event.pointerType === 'touch' && this.#touched !== place) {
        this.#touched = place;
        return;
      }
      this.dispatchEvent(new CustomEvent('point', { detail: point }));
    };

    /** The bar that was hit; between lines the nearest place of the series whose line is near, else of the first. */
    #at(event) {
      const bar = event.target.closest('.apexcharts-bar-area');
      if (bar) {
        const series = bar.closest('.apexcharts-series').getAttribute('data:realIndex');
        return { series: Number(series), index: Number(bar.getAttribute('j')) };
      }
      const drawn = this.#drawn.w.globals;
      const box = this.querySelector('.apexcharts-svg').getBoundingClientRect();
      const x = event.clientX - box.left - drawn.translateX;
      const y = event.clientY - box.top - drawn.translateY;
      if (y < 0 || y > drawn.gridHeight || x < -NEAR || x > drawn.gridWidth + NEAR) return null;
      const lines = this.#chart.series.map((s, series) => ({ series, points: drawn.pointsArray[series] ?? [], shape: s.shape }))
        .filter((s) => (s.shape === 'line' || s.shape === 'area') && s.points.length);
      if (!lines.length) return null;
      const index = lines[0].points.reduce((best, [px], i, all) => (Math.abs(px - x) < Math.abs(all[best][0] - x) ? i : best), 0);
      const far = ({ points }) => Math.abs((points[index]?.[1] ?? Infinity) - y);
      const near = lines.reduce((best, other) => (far(other) < far(best) ? other : best));
      return { series: (far(near) <= NEAR ? near : lines[0]).series, index };
    }

    #yAxis() {
      const axis = roundAxis(this.#chart);
      this.#axis = JSON.stringify(axis);
      const format = valueFormats(this.getAttribute('locale') || undefined, this.#chart.values);
      const labels = { style: { colors: css('--text-2'), fontSize: '12px' }, formatter: (v) => (v == null ? '' : format.short(v)) };
      return { ...axis, ...BARE, labels };
    }

    #options() {
      const { x, series, height, values, stacked } = this.#chart;
      const locale = this.getAttribute('locale') || undefined;
      const format = valueFormats(locale, values);
      const day = dayFormat(locale, x.unit);
      const mode = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
      const labels = { style: { colors: css('--text-2'), fontSize: '12px' } };
      const places = x.kind === 'days' ? x.days : x.labels;
      const written = x.kind === 'days' ? (place) => day(Date.parse(place)) : (place) => place;
      const bars = series.every((s) => s.shape === 'bar');
      // As many labels as there is room for, evenly, the first place always among them.
      const label = (place) => {
        const at = places.indexOf(place);
        const width = LABEL_WIDTH[x.unit] ?? 76;
        const step = Math.ceil((places.length * width) / Math.max(width, this.clientWidth - 80));
        return at >= 0 && at % step === 0 ? written(place) : '';
      };
      // Of a series with days of its own, as the previous period, the tooltip tells them. One formatter a series: all shown at once are
      // told of the first one's place only.
      const readout = (i) => ({
        formatter: (v) => (v == null ? '–' : format.full(v)),
        title: { formatter: (name, at) => {
          const own = this.#chart.series[i].days?.[at?.dataPointIndex];
          return own ? `${name} · ${day(Date.parse(own))}` : name;
        } },
      });
      const STROKE = { bar: 0, area: 2.2, trend: 1.6 };
      const none = { filter: { type: 'none' } };
      return {
        chart: {
          type: bars ? 'bar' : 'line', height, stacked, fontFamily: 'inherit', background: 'transparent',
          toolbar: { show: false }, zoom: { enabled: false }, selection: { enabled: false }, animations: { enabled: false },
          redrawOnParentResize: true,
        },
        series: this.#series(),
        colors: series.map((s) => css(`--c${s.colour}`)),
        stroke: {
          width: series.map((s) => STROKE[s.shape] ?? (s.dashed ? 1.6 : 2.2)), curve: 'straight',
          lineCap: 'round', dashArray: series.map((s) => (s.shape === 'trend' ? 2.5 : s.dashed ? 5 : 0)),
        },
        fill: { type: 'solid', opacity: series.map((s) => (s.shape === 'area' ? 0.1 : 1)) },
        states: { active: none, hover: bars ? { filter: { type: 'darken' } } : none },
        markers: { size: series.map((s) => (s.values.length === 1 && s.shape !== 'bar' ? 4 : 0)), strokeWidth: 0, hover: { size: 4 } },
        plotOptions: { bar: { columnWidth: places.length > 12 ? '68%' : places.length > 3 ? '46%' : `${14 * places.length}%`, borderRadius: places.length > 40 ? 0 : 3, borderRadiusApplication: 'end', borderRadiusWhenStacked: 'last' } },
        dataLabels: { enabled: false },
        grid: { borderColor: css('--line'), padding: { left: 8, right: 24, top: -10, bottom: -4 } },
        legend: {
          show: series.length > 1, showForSingleSeries: false, position: 'top', horizontalAlign: 'left', offsetX: -6, fontSize: '12.5px',
          labels: { colors: css('--text-2') }, markers: { strokeWidth: 0, customHTML: series.map((s) => () => mark(s)) },
          onItemClick: { toggleDataSeries: false }, onItemHover: { highlightDataSeries: false },
        },
        theme: { mode },
        tooltip: {
          theme: mode, shared: true, intersect: false, animations: { enabled: !calm.matches },
          x: { formatter: (_, at) => (at ? written(places[at.dataPointIndex]) : '') },
          y: series.map((_, i) => readout(i)),
        },
        xaxis: {
          type: 'category', categories: places, ...BARE,
          labels: { ...labels, formatter: label, rotate: 0, hideOverlappingLabels: false, trim: false },
        },
        yaxis: this.#yAxis(),
      };
    }
  }

  customElements.define('apex-chart', ApexChart);
})();
