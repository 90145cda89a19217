/** Who is to be named where their data is shown. */
const HOMES: Readonly<Record<string, string>> = {
  "DB-IP": "https://db-ip.com",
  MaxMind: "https://www.maxmind.com",
};

/** Where the places are from, with a link, as the licence of the data asks. */
export function Credit({ text }: { text: string }) {
  const home = Object.entries(HOMES).find(([name]) => text.includes(name))?.[1];
  return (
    <p class="ls-quiet ls-credit">
      {home ? (
        <a href={home} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
  );
}
