// Pages that run nothing else in the browser have a button for printing, where there is a script.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
