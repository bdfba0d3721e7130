// Tab leads from the button of an open popover into it: the frame draws it at the end of the document, behind the whole page.
(() => {
  const INSIDE = "button, input, textarea, a[href], [tabindex='0']";
  addEventListener("keydown", event => {
    const button = document.activeElement;
    const isOpen = button?.getAttribute("aria-haspopup") === "dialog" && button.getAttribute("aria-expanded") === "true";
    if (event.key !== "Tab" || event.shiftKey || !isOpen) return;
    const first = [...document.querySelectorAll("[role=dialog]")].at(-1)?.querySelector(INSIDE);
    if (!first) return;
    event.preventDefault();
    first.focus();
  }, true);
})();
