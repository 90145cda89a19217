import { relativeTime, timeLeft } from "../time/relative-time.js";
import { useNow, useWords } from "./wording.js";

/** A moment in the words of now, and in full for whoever points at it. */
export function Moment({ at, ahead = false }: { at: string; ahead?: boolean }) {
  const words = useWords();
  const now = useNow();
  const then = new Date(at);
  const text = ahead ? timeLeft(then, now, words.locale) : relativeTime(then, now, words.locale);
  return (
    <time dateTime={at} title={words.moment(at)}>
      {text}
    </time>
  );
}
