// Charts are drawn anew for the width of a sheet while it is printed: scaled down from a screen, their letters were too small.
(() => {
  const SHEET_PX = 780;  // the least in which the wide form has room; a sheet upright shows it at nine tenths
  const ROW_PX = 29;  // with rows of a screen a timeline is higher than what its first sheet has left, and would leave that empty
  const charts = () => [...document.querySelectorAll(".stVegaLiteChart")].filter(chart => chart.plot && !chart.closest(".st-key-lage"));
  const isTimeline = chart => chart.closest(".st-key-diagramm-zeitstrahl") !== null;
  const draw = (chart, width, row) => (row ? chart.plot.signal("y_step", row) : chart.plot).width(width).resize().run();
  addEventListener("beforeprint", () => charts().forEach(chart => {
    if (isTimeline(chart)) chart.row ??= chart.plot.signal("y_step");
    draw(chart, SHEET_PX, chart.row && ROW_PX);
  }));
  addEventListener("afterprint", () => charts().forEach(chart => draw(chart, chart.clientWidth, chart.row)));
})();
