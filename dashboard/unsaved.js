// Asks before a page is left while a form holds what was not sent: by a reload, a closed window or a link.
// A form that was sent counts again when it says why it was refused.
(() => {
  const FORM = "[data-testid=stForm]";
  const REFUSED = "[data-testid=stAlertContentError]";
  const QUESTION = "Ihre Eingaben sind noch nicht gespeichert. Die Seite trotzdem verlassen?";
  const touched = new Map();

  const formOf = (event) => (event.target instanceof Element ? event.target.closest(FORM) : null);

  function touch(event) {
    const form = formOf(event);
    if (form) touched.set(form, "open");
  }

  function send(event) {
    const form = formOf(event);
    if (form && touched.has(form)) touched.set(form, "sent");
  }

  function isUnsaved() {
    for (const [form, state] of touched) {
      if (!form.isConnected) touched.delete(form);
      else if (state === "open" || form.querySelector(REFUSED)) return true;
    }
    return false;
  }

  function typed(event) {
    const isLine = event.target instanceof HTMLInputElement;
    const isText = event.target instanceof HTMLTextAreaElement;
    if (event.key === "Enter" && (isText ? event.ctrlKey || event.metaKey : isLine && event.target.role !== "combobox")) send(event);
    else if (event.key.length === 1 || event.key === "Backspace" || event.key === "Delete") touch(event);
  }

  document.addEventListener("input", touch, true);
  document.addEventListener("change", touch, true);
  document.addEventListener("keydown", typed, true);
  document.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element)) return;
      if (event.target.closest("[data-testid=stFormSubmitButton]")) send(event);
      const link = event.target.closest("a[href]");
      if (!link || link.target === "_blank" || link.hasAttribute("download") || event.ctrlKey || event.metaKey) return;
      if (link.origin !== location.origin || link.getAttribute("href").startsWith("#") || !isUnsaved()) return;
      if (confirm(QUESTION)) touched.clear();
      else {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );
  addEventListener("anmeldung-beendet", () => touched.clear());
  addEventListener("beforeunload", (event) => {
    if (isUnsaved()) event.preventDefault();
  });
})();
