// allauth's passkey script tells of a refused or unknown passkey by this event alone; the reader is told on the page.
document.addEventListener("allauth.error", (event) => {
  const note = document.querySelector("[data-passkey-problem]");
  if (!note) return;
  event.preventDefault();
  note.hidden = false;
});

// A button does nothing until that script listens to it: it can be pressed from then on.
window.addEventListener("load", () => {
  for (const button of document.querySelectorAll("[data-passkey]")) button.disabled = false;
});
