/** The public half of this browser's key, and a signature by the other half; both base64url. */
export interface Proof {
  readonly key: string;
  readonly signature: string;
}

const DATABASE = "live-sessions";
const STORE = "device";
const KEY = "key";
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" } as const;

/**
 * Signs a challenge with this browser's key, and makes the key where there is none yet. It cannot be read out, not even by
 * this page, so it cannot be carried to another browser as a cookie can.
 *
 * @throws where the browser has no such keys, as on an insecure address, or keeps no data
 */
export async function prove(challenge: string): Promise<Proof> {
  const pair = await keyOf(await open());
  const [point, signature] = await Promise.all([
    crypto.subtle.exportKey("raw", pair.publicKey),
    crypto.subtle.sign(
      { name: ALGORITHM.name, hash: "SHA-256" },
      pair.privateKey,
      new TextEncoder().encode(challenge),
    ),
  ]);
  return { key: base64url(point), signature: base64url(signature) };
}

async function keyOf(database: IDBDatabase): Promise<CryptoKeyPair> {
  const known = await read(database);
  if (known) return known;
  const made = await crypto.subtle.generateKey(ALGORITHM, false, ["sign"]);
  // two tabs may do this at once: the first one's key stands
  return write(database, made);
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return answer(opening);
}

function read(database: IDBDatabase): Promise<CryptoKeyPair | undefined> {
  const store = database.transaction(STORE, "readonly").objectStore(STORE);
  return answer(store.get(KEY) as IDBRequest<CryptoKeyPair | undefined>);
}

async function write(database: IDBDatabase, pair: CryptoKeyPair): Promise<CryptoKeyPair> {
  const store = database.transaction(STORE, "readwrite").objectStore(STORE);
  const standing = await answer(store.get(KEY) as IDBRequest<CryptoKeyPair | undefined>);
  if (standing) return standing;
  await answer(store.put(pair, KEY));
  return pair;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("The browser's storage failed"));
    };
  });
}

function base64url(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
