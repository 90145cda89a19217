/** The warning before a session ends, with a way to stay where there is one. */

const element = (id) => document.getElementById(id);

let longest = 0;

/** Called every second, with the seconds that are left. */
export function showWarning(seconds, stay) {
  const first = element("warning").hidden;
  if (first) {
    longest = Math.max(seconds, 1);
    element("warning").hidden = false;
    element("stay").hidden = !stay;
    element("warning-title").textContent = stay ? "Are you still there?" : "Your session ends soon";
    element("warning-text").textContent = stay
      ? "Nobody did anything here for a while. You will be logged out in"
      : "It has nearly lasted as long as a session may. Save your work: you will be logged out in";
    // once, in words; the clock that runs down is for the eyes
    element("warning-said").textContent =
      `${element("warning-title").textContent} ${element("warning-text").textContent} ${seconds} seconds.`;
  }
  element("stay").onclick = stay;
  element("warning-time").textContent = seconds === 1 ? "1 second" : `${seconds} seconds`;
  element("warning-left").max = longest;
  element("warning-left").value = Math.min(seconds, longest);
}

export function hideWarning() {
  element("warning").hidden = true;
  element("warning-said").textContent = "";
}
