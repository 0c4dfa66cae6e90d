// The hands stay on the keyboard: the terminal has it as soon as it is there.
new MutationObserver((_, observer) => {
  const keyboard = document.querySelector(".xterm-helper-textarea");
  if (keyboard && document.body.classList.contains("-first-byte")) {
    keyboard.focus();
    observer.disconnect();
  }
}).observe(document, { subtree: true, childList: true, attributes: true });
