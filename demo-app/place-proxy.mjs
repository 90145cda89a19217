import { createServer, request as send } from "node:http";

/**
 * An HTTP proxy that lets a browser appear to come from another address, so that one machine can show two places.
 * It adds X-Forwarded-For, which the demo's Keycloak believes from loopback, and leaves host names as they are, so
 * that cookies and token issuers stay right. It reaches the given origins and nothing else.
 */
export function placeProxy(address, origins) {
  const proxy = createServer((incoming, answer) => {
    const target = URL.canParse(incoming.url) ? new URL(incoming.url) : undefined;
    if (!target || !origins.includes(target.origin)) {
      answer.writeHead(403, { "content-type": "text/plain" }).end("This proxy reaches the demo only.\n");
      return;
    }
    const { "proxy-connection": _, ...headers } = incoming.headers;
    const outgoing = send(target, {
      method: incoming.method,
      headers: { ...headers, "x-forwarded-for": address },
    });
    outgoing.on("response", (response) => {
      answer.writeHead(response.statusCode, response.headers);
      response.pipe(answer);
    });
    outgoing.on("error", () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    answer.on("close", () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  // https is tunnelled, not proxied: nothing of the demo uses it
  proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n"));
  return proxy;
}
