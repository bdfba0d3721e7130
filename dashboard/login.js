// Who opens a link before the login is led to it afterwards: a provider leads back to the first page alone. A page whose login has
// ended loads itself anew: it shows the way in, and nothing of what stood there (dashboard/sessions.py has the code).
(() => {
  const ENDED = 4401, PATIENCE_MS = 10000;
  let isLeaving = false; // as at a logout, where a page on its way to the provider must not be called back
  addEventListener("beforeunload", () => { isLeaving = true; });
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("close", event => {
        if (event.code !== ENDED) return;
        dispatchEvent(new CustomEvent("anmeldung-beendet", { detail: event.reason }));
        setTimeout(() => location.reload(), isLeaving ? PATIENCE_MS : 0);
      });
    }
  };
  const KEPT = "weg-nach-der-anmeldung";
  const here = () => location.pathname + location.search;
  const hasFailed = new URLSearchParams(location.search).has("anmeldung"); // it is said here, and tried again from here
  addEventListener("click", event => {
    if (!hasFailed && event.target.closest("[class*='st-key-anmelden-']")) sessionStorage.setItem(KEPT, here());
  }, true);
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null || hasFailed) return;
  sessionStorage.removeItem(KEPT);
  if (location.pathname === "/" && kept !== here() && kept.startsWith("/") && !kept.startsWith("//")) location.replace(kept);
})();
