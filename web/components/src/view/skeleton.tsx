/** What a page shows until it knows what it has to show. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div class="ls-skeleton" role="status" aria-label={label}>
      <span class="ls-bone ls-map-frame" />
      <span class="ls-bone" />
      <span class="ls-bone" />
      <span class="ls-bone" />
    </div>
  );
}
