// Who opens a link before the login is led to it afterwards: a provider leads back to the first page alone.
(() => {
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
