export * from "./download.js";
export * from "./event-kinds.js";
export * from "./store.js";
