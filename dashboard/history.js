// One way to another view is one step of the browser's history, and a choice on a page is none; Back finds the place in a list again.
(() => {
  const PATIENCE_MS = 10000, LEAST_MS = 1000, OFTEN_MS = 50, ABOVE_PX = 80;
  const HELD = ["ctrlKey", "metaKey", "shiftKey", "altKey"];
  const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"];
  const name = () => `ort:${location.pathname}${location.search}`;
  const main = () => document.querySelector("[data-testid='stMain']");
  const push = history.pushState.bind(history);
  let isWay = false, settled = null;

  // The frame says a page's choices before or after its path, and would push each; the entry that is left keeps its own address.
  history.pushState = (state, title, url) => {
    const isOtherPage = new URL(url, location.href).pathname !== location.pathname;
    if (isOtherPage && settled) history.replaceState(state, title, settled);
    if (isOtherPage || isWay) push(state, title, url);
    else history.replaceState(state, title, url);
    isWay = false;
  };

  function act(isLink) {
    isWay = isLink;
    settled = location.href;
    if (main()) sessionStorage.setItem(name(), main().scrollTop);
  }

  // How far down the heading stands that the address names; else the place that was left.
  function placeOf(anchor, left) {
    const heading = anchor && document.getElementById(anchor);
    return heading ? heading.getBoundingClientRect().top - main().getBoundingClientRect().top + main().scrollTop - ABOVE_PX : left;
  }

  function find(left, anchor) {
    const begun = Date.now();
    const stop = () => {
      clearInterval(timer);
      HANDS.forEach(hand => removeEventListener(hand, stop, true));
    };
    const timer = setInterval(() => {
      const page = main(), place = page ? Math.min(placeOf(anchor, left), page.scrollHeight - page.clientHeight) : left, passed = Date.now() - begun;
      const isDrawn = document.querySelector("[data-test-script-state='notRunning']") !== null;
      if (page) page.scrollTop = place;
      if (passed > PATIENCE_MS || (passed > LEAST_MS && isDrawn && page && Math.abs(page.scrollTop - place) < 2)) stop();
    }, OFTEN_MS);
    HANDS.forEach(hand => addEventListener(hand, stop, true));
  }

  // A link in a text that leads to a page of ours; the frame would open it in a new window.
  function ours(event) {
    const link = event.target.closest("a[href]");
    const isFile = link && (link.hasAttribute("download") || link.pathname.startsWith("/herunterladen/"));
    const isOurs = link && link.origin === location.origin && !isFile;
    return isOurs && !link.getAttribute("href").startsWith("#") ? link : null;
  }

  addEventListener("keydown", () => act(false), true);
  addEventListener("click", event => {
    act(event.target.closest("a[href]") !== null);
    ours(event)?.removeAttribute("target");
  }, true);
  addEventListener("click", event => {
    const link = ours(event);
    if (!link || event.defaultPrevented || event.button || HELD.some(key => event[key])) return;
    event.preventDefault();
    push(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  });
  addEventListener("popstate", event => {
    isWay = false;
    settled = location.href;
    if (event.isTrusted) find(Number(sessionStorage.getItem(name()) ?? 0), "");
    else find(0, location.hash.slice(1));
  });
})();
