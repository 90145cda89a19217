import { useEffect, useMemo } from "preact/hooks";
import { Listing, type ReadPage } from "../state/listing.js";

/** A list that is read page by page, another one for another key. */
export function useListing<T extends { readonly id: string }>(
  key: string,
  read: ReadPage<T>,
): Listing<T> {
  const list = useMemo(() => new Listing<T>(read), [key]);
  useEffect(() => {
    void list.load();
    return () => {
      list.stop();
    };
  }, [list]);
  return list;
}
