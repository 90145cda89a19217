export * from "./api.js";
export * from "./event-stream.js";
export type * from "./model.js";
export * from "./refusal.js";
