/** Around `milliseconds`, from a half to one and a half of it, so that pages do not all come at once. */
export function jitter(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random());
}
