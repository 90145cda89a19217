import { connect } from "./live-sessions.js";

// for pages without a bundler: as a classic script and as a module alike
Object.assign(globalThis, { LiveSessions: { connect } });
