// Serves the demo app, and with it a way into it "from elsewhere", both on loopback only.
//
//   node server.mjs --port 8081 --keycloak http://localhost:8080 --place-port 8082 --place-address 192.0.2.1

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { placeProxy } from "./place-proxy.mjs";

const { values: options } = parseArgs({
  options: {
    port: { type: "string" },
    keycloak: { type: "string" },
    "place-port": { type: "string" },
    "place-address": { type: "string" },
  },
});
const appUrl = `http://127.0.0.1:${options.port}`;

const headers = {
  "cache-control": "no-cache",
  "content-security-policy": [
    "default-src 'none'",
    // the page agent comes from Keycloak
    `script-src 'self' ${options.keycloak}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${options.keycloak}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const file = async (path, type) => ({ type, body: await readFile(new URL(path, import.meta.url)) });

const pages = {
  "/": await file("public/index.html", "text/html; charset=utf-8"),
  "/app.js": await file("public/app.js", "text/javascript; charset=utf-8"),
  "/ending.js": await file("public/ending.js", "text/javascript; charset=utf-8"),
  "/warning.js": await file("public/warning.js", "text/javascript; charset=utf-8"),
  "/app.css": await file("public/app.css", "text/css; charset=utf-8"),
  "/icon.svg": await file("public/icon.svg", "image/svg+xml"),
  "/keycloak.js": await file("node_modules/keycloak-js/lib/keycloak.js", "text/javascript; charset=utf-8"),
  "/config.json": {
    type: "application/json",
    body: JSON.stringify({ url: options.keycloak, realm: "demo", clientId: "demo-app" }),
  },
};

function serve(request, response) {
  const page = pages[new URL(request.url, appUrl).pathname];
  if (!page || !["GET", "HEAD"].includes(request.method)) {
    response.writeHead(404, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, "content-type": page.type }).end(page.body);
}

createServer(serve).listen(options.port, "127.0.0.1", () => console.log(`Demo app on ${appUrl}/`));

placeProxy(options["place-address"], [options.keycloak, appUrl]).listen(options["place-port"], "127.0.0.1", () =>
  console.log(`Visitors through 127.0.0.1:${options["place-port"]} come from ${options["place-address"]}`),
);
