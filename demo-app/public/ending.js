/** Why a session has ended, in words for the person at this page. */

const CAUSES = {
  logout: "It was logged out on another device of yours.",
  replaced: "The same browser has logged in anew.",
  evicted: "A new login took its place, because your plan allows no more sessions at once.",
  choice: "You chose to continue on another device.",
  "not-me": "On another device somebody logged in to your account and said that this session was not theirs.",
  "logout-everywhere": "You were logged out everywhere.",
  admin: "An administrator ended it.",
  password: "The password of your account was changed.",
  disabled: "An administrator has disabled your account.",
  deleted: "Your account no longer exists.",
  idle: "Nobody did anything here for a while.",
  expired: "Nobody did anything here for a while.",
  age: "It had reached the longest time that a session may last.",
  offline: "None of its pages was open for a day.",
  "keep-over": "The time for which both sessions could be kept is over.",
  "limit-refused": "Your plan allows no more sessions at once.",
  blocked: "This device was blocked.",
  "lock-violation": "It was used from another device, so it was ended to protect your account.",
};

/** These are nothing to worry about, and nobody's doing. */
const HARMLESS = ["idle", "expired", "age", "offline", "replaced", "choice"];

export const isHarmless = ({ cause }) => HARMLESS.includes(cause);

/** One sentence that says why. */
export const why = ({ cause }) => CAUSES[cause] ?? "Keycloak does not say why.";

/** When it ended: the time, and the day unless that is today. */
export function when({ at }) {
  const end = new Date(at);
  const today = end.toDateString() === new Date().toDateString();
  return today ? end.toLocaleTimeString("en-GB") : end.toLocaleString("en-GB");
}

/** The device and the place that it was done from, as far as this page may know. */
export function from({ device, place }) {
  const named = device && (device.name ?? [device.browser, device.os].filter(Boolean).join(" on "));
  const where = [place?.city, place?.country].filter(Boolean).join(", ");
  return [named && `from ${named}`, where && `in ${where}`].filter(Boolean).join(" ");
}
