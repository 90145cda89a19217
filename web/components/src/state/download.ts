/** Lets the browser save an answer as a file: a link could not carry the token. */
export async function save(answer: Response, extension: string): Promise<void> {
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = nameOf(answer) ?? `live-sessions.${extension}`;
  link.click();
  URL.revokeObjectURL(address);
}

function nameOf(answer: Response): string | undefined {
  return /filename="([\w.-]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
}
