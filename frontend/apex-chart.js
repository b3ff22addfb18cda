/*
 * <apex-chart>: a chart as its `chart` property says (app.shopfloor.base.chart.Chart). New data of the same look replace the
 * series in place. It follows the theme, formats by `locale`, and has its full height from the start. Amounts come in minor
 * units and are divided here for display only.
 */
(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const LABEL_WIDTH = { DAY: 62, WEEK: 62, MONTH: 76 }; // px
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  function valueFormats(locale, format) {
    const scale = 10 ** (format.minorDigits ?? 0);
    const style = format.kind === 'amount' ? { style: 'currency', currency: format.currency } : {};
    const unit = format.kind === 'percent' ? '\u202f%' : '';
    const short = new Intl.NumberFormat(locale, { ...style, notation: 'compact', maximumFractionDigits: 1 });
    const full = new Intl.NumberFormat(locale, format.kind === 'amount'
      ? { ...style, minimumFractionDigits: format.minorDigits, maximumFractionDigits: format.minorDigits } : style);
    return { short: (v) => short.format(v / scale) + unit, full: (v) => full.format(v / scale) + unit };
  }

  function dayFormat(locale, unit) {
    const parts = unit === 'MONTH' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
    const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
    return (day) => format.format(day);
  }

  class ApexChart extends HTMLElement {
    #chart;
    #drawn; // the ApexCharts instance
    #look; // what was drawn, without the data, as text
    #onTheme = () => this.#draw(true);

    connectedCallback() {
      addEventListener('themechange', this.#onTheme);
      this.#draw(true);
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

    set chart(chart) {
      this.#chart = chart;
      this.#draw(false);
    }

    #draw(afresh) {
      const chart = this.#chart;
      if (!chart || !this.isConnected) return;
      const { x, series, ...rest } = chart;
      const look = JSON.stringify([rest, x, series.map(({ values, ...s }) => s)]);
      if (this.#drawn && !afresh && look === this.#look) {
        this.#drawn.updateSeries(this.#series(), false);
        return;
      }
      this.#drawn?.destroy();
      this.#look = look;
      const box = document.createElement('div'); // ApexCharts takes its height from the parent of what it renders into
      this.replaceChildren(box);
      this.#drawn = new window.ApexCharts(box, this.#options());
      this.#drawn.render();
    }

    #series() {
      return this.#chart.series.map((s) => ({ name: s.name, type: s.shape, data: s.values }));
    }

    #options() {
      const { x, series, height, values, stacked } = this.#chart;
      const locale = this.getAttribute('locale') || undefined;
      const format = valueFormats(locale, values);
      const day = dayFormat(locale, x.unit);
      const mode = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
      const labels = { style: { colors: css('--text-3'), fontSize: '12px' } };
      const axis = { axisBorder: { show: false }, axisTicks: { show: false }, tooltip: { enabled: false } };
      const places = x.kind === 'days' ? x.days : x.labels;
      const written = x.kind === 'days' ? (place) => day(Date.parse(place)) : (place) => place;
      // As many labels as there is room for, evenly, the first place always among them.
      const label = (place) => {
        const at = places.indexOf(place);
        const width = LABEL_WIDTH[x.unit] ?? 76;
        const step = Math.ceil((places.length * width) / Math.max(width, this.clientWidth - 80));
        return at >= 0 && at % step === 0 ? written(place) : '';
      };
      const otherDays = (i, at) => {
        const own = this.#chart.series[i]?.days?.[at];
        return own ? ` · ${day(Date.parse(own))}` : '';
      };
      return {
        chart: {
          type: 'line', height, stacked, fontFamily: 'inherit', background: 'transparent',
          toolbar: { show: false }, zoom: { enabled: false }, animations: { enabled: false },
          redrawOnParentResize: true,
        },
        series: this.#series(),
        colors: series.map((s) => css(`--c${s.colour}`)),
        stroke: { width: series.map((s) => ({ bar: 0, area: 2.2, line: s.dashed ? 1.6 : 2.2 })[s.shape]), curve: 'straight', dashArray: series.map((s) => (s.dashed ? 5 : 0)) },
        fill: { type: 'solid', opacity: series.map((s) => (s.shape === 'area' ? 0.1 : 1)) },
        markers: { size: series.map((s) => (s.values.length === 1 && s.shape !== 'bar' ? 4 : 0)), strokeWidth: 0 },
        plotOptions: { bar: { columnWidth: '46%', borderRadius: 3, borderRadiusApplication: 'end' } },
        dataLabels: { enabled: false },
        grid: { borderColor: css('--line'), padding: { left: 8, right: 24, top: -10, bottom: -4 } },
        legend: { show: series.length > 1, showForSingleSeries: false, position: 'top', horizontalAlign: 'left', offsetX: -6, fontSize: '12.5px', labels: { colors: css('--text-2') }, markers: { size: 5, strokeWidth: 0 } },
        theme: { mode },
        tooltip: {
          theme: mode, shared: true, intersect: false, animations: { enabled: !calm.matches },
          x: { formatter: (_, at) => (at ? written(places[at.dataPointIndex]) : '') },
          y: { formatter: (v) => (v == null ? '–' : format.full(v)), title: { formatter: (name, at) => name + otherDays(at?.seriesIndex, at?.dataPointIndex) } },
        },
        xaxis: {
          type: 'category', categories: places, ...axis,
          labels: { ...labels, formatter: label, rotate: 0, hideOverlappingLabels: false, trim: false },
        },
        yaxis: { min: (low) => Math.min(0, low), tickAmount: 4, forceNiceScale: true, ...axis, labels: { ...labels, formatter: (v) => (v == null ? '' : format.short(v)) } },
      };
    }
  }

  customElements.define('apex-chart', ApexChart);
})();
