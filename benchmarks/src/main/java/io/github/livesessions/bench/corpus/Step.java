package io.github.livesessions.bench.corpus;

/**
 * One thing that happens in the corpus.
 *
 * @param device who it really is, unique in the corpus: what recognition does not know
 * @param origin of a new device: the image that its machine was set up from, or the device whose cookie or profile it has;
 *     0 for all others
 */
public record Step(int account, int device, Happening happening, int origin) {}
