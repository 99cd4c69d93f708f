// Draws a chart over its table: direct labels, zero baseline for bars, the last value marked, colours from the tokens.
import * as echarts from "echarts";

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function line(series, last) {
  return { type: "line", symbol: "circle", symbolSize: 5, connectNulls: false, lineStyle: { width: 2 },
    endLabel: { show: true, formatter: series.length > 1 ? "{a} {c}" : "{c}", color: token("--ink"), fontWeight: 600 },
    markPoint: { symbol: "circle", symbolSize: 9, data: [{ coord: last }], label: { show: false } } };
}

function bar(kind, alone) {
  return { type: "bar", barMaxWidth: 34, stack: kind === "stacked" ? "all" : undefined,
    label: { show: true, position: kind === "stacked" ? "inside" : "top", color: kind === "stacked" ? token("--paper") : token("--ink"), formatter: alone ? "{c}" : "{a} {c}" } };
}

// A Chinese character is about twice as wide as a Latin one.
const roomFor = (series) => 56 + 7 * Math.max(...series.map(({ name }) => (series.length > 1 ? [...name].reduce((sum, one) => sum + (one > "ÿ" ? 2 : 1), 0) : 0)));

function option({ kind, unit, categories, series }) {
  const axis = { axisLine: { lineStyle: { color: token("--edge") } }, axisTick: { show: false }, axisLabel: { color: token("--ink-2"), hideOverlap: true } };
  const alone = series.length === 1;
  const drawn = series.map(({ name, values }) => {
    const last = values.length - 1;
    return { name, data: values, ...(kind === "line" ? line(series, [categories[last], values[last]]) : bar(kind, alone)) };
  });
  return {
    animation: false,
    color: [1, 2, 3, 4, 5, 6].map((n) => token(`--chart-${n}`)),
    textStyle: { fontFamily: token("--font"), fontSize: 13 },
    grid: { left: 8, right: kind === "line" ? roomFor(series) : 8, top: 32, bottom: 4, containLabel: true },
    tooltip: { trigger: "axis", valueFormatter: (value) => (value == null ? "–" : `${value} ${unit}`) },
    xAxis: { type: "category", data: categories, ...axis },
    yAxis: { type: "value", min: kind === "line" ? undefined : 0, name: unit, nameTextStyle: { color: token("--hint"), align: "left" },
      splitLine: { lineStyle: { color: token("--line") } }, axisLabel: axis.axisLabel },
    series: drawn,
  };
}

function draw(figure) {
  const facts = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  figure.classList.add("is-drawn");
  const chart = echarts.init(figure.querySelector("[data-drawing]"), null, { renderer: "svg" });
  const paint = () => chart.setOption(option(facts), true);
  paint();
  chart.on("click", ({ dataIndex }) => facts.urls[dataIndex] && location.assign(facts.urls[dataIndex]));
  new ResizeObserver(() => chart.resize()).observe(figure);
  new MutationObserver(paint).observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });
  figure.querySelector("details").open = false;
}

export function begin(page) {
  for (const figure of page.querySelectorAll("[data-chart]")) draw(figure);
}
