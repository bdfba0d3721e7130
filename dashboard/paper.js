// Charts are drawn anew for the width of a sheet while it is printed: scaled down from a screen, their letters were too small.
(() => {
  const SHEET_PX = 780;  // the least in which the wide form has room; a sheet upright shows it at nine tenths
  const charts = () => [...document.querySelectorAll(".stVegaLiteChart")].filter(chart => chart.plot && !chart.closest(".st-key-lage"));
  const draw = width => charts().forEach(chart => chart.plot.width(width(chart)).resize().run());
  addEventListener("beforeprint", () => draw(() => SHEET_PX));
  addEventListener("afterprint", () => draw(chart => chart.clientWidth));
})();
