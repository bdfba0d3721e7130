// What was typed into a form outlives a login that ends meanwhile: it stands there again after the next one, for the same person.
// It is kept in this window alone, by the address and the labels of the fields; a logout and another person end it.
(() => {
  const KEPT = "getippt", OFTEN_MS = 500, SENT_MS = 30000;
  const FORM = "[data-testid=stForm]", WHO = "st-key-bildschirm-wer-", STANDS = "[data-test-script-state='notRunning']";
  const FIELDS = "textarea, input:not([role=combobox]):not([type=checkbox]):not([type=radio]):not([type=file])";
  const here = () => location.pathname + location.search;
  const keep = kept => sessionStorage.setItem(KEPT, JSON.stringify(kept));
  const read = () => JSON.parse(sessionStorage.getItem(KEPT));
  const forget = () => sessionStorage.removeItem(KEPT);
  const label = field => field.getAttribute("aria-label") || field.placeholder || "";
  const inForms = () => [...document.querySelectorAll(FORM)].flatMap(form => [...form.querySelectorAll(FIELDS)]);
  const title = fold => fold.querySelector("summary p")?.innerText; // beside it stands an arrow, which is a word too
  const isWayIn = () => document.querySelector("[class*='st-key-anmelden-']") !== null;

  // A mark of the person whose page this is; none on the way in, and none where there is no login.
  function who() {
    const head = document.querySelector(`[class*='${WHO}']`);
    return head && [...head.classList].find(name => name.startsWith(WHO));
  }

  // The name of a field, and which of several of that name it is.
  function name(field) {
    return `${label(field)}#${inForms().filter(each => label(each) === label(field)).indexOf(field)}`;
  }

  function foldsOf(field) {
    const folds = [];
    for (let at = field.closest("details"); at; at = at.parentElement.closest("details")) folds.unshift(title(at));
    return folds;
  }

  addEventListener("input", event => {
    const field = event.target, form = field.closest?.(FORM), before = read(), mine = who();
    if (!event.isTrusted || !form || !field.matches(FIELDS) || !mine) return;
    const goesOn = before && before.who === mine && before.address === here() && before.sent === null;
    const fields = goesOn ? before.fields : {};
    for (const each of form.querySelectorAll(FIELDS)) fields[name(each)] = { text: each.value, folds: foldsOf(each) };
    keep({ who: mine, address: here(), fields, sent: null, missing: [] });
  }, true);

  addEventListener("click", event => {
    const kept = read();
    if (event.target.closest?.("[class*='st-key-abmelden']")) forget();
    else if (kept && event.target.closest?.("[data-testid=stFormSubmitButton]")) keep({ ...kept, sent: Date.now() });
  }, true);
  addEventListener("anmeldung-beendet", event => { if (event.detail === "logout") forget(); });

  function put(field, text) {
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function putBack(kept) {
    const fields = inForms(), closed = [...document.querySelectorAll("details:not([open])")];
    const missing = kept.missing.filter(key => {
      const field = fields.find(each => name(each) === key), { text, folds } = kept.fields[key];
      if (field && field.value !== text) put(field, text);
      if (!field) closed.find(fold => folds.includes(title(fold)))?.querySelector("summary").click();
      return !field;
    });
    keep({ ...kept, missing });
  }

  // A form that was sent is done with, unless the way in stands there instead of an answer.
  setInterval(() => {
    const kept = read(), mine = who();
    if (!kept) return;
    if (isWayIn()) {
      if (kept.sent !== null && Date.now() - kept.sent > SENT_MS) forget();
      else keep({ ...kept, address: here(), sent: null, missing: Object.keys(kept.fields) });
    } else if (mine && mine !== kept.who) forget();
    else if (mine && kept.missing.length && kept.address === here() && document.querySelector(STANDS)) putBack(kept);
  }, OFTEN_MS);
})();
