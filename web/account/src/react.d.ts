/** The little of the console's React that the shell uses; the import map of the console brings it. */
declare module "react" {
  export function createElement(type: string, props: Record<string, unknown>): unknown;
  export function useCallback<T>(callback: T, dependencies: readonly unknown[]): T;
}

declare module "*.css" {
  const text: string;
  export default text;
}
