package io.planewatch.controlplane.bodies;

/** The place of one answer, which the answer takes once its reader turns out to be slow. */
final class AnswerPlace {
  private final ReadingPlaces places;
  private final Object reader;
  private boolean isTaken;

  /**
   * @param reader account, token or address that shares places
   */
  AnswerPlace(ReadingPlaces places, Object reader) {
    this.places = places;
    this.reader = reader;
  }

  /** Whether the answer has a place; may wait for one. */
  synchronized boolean take() {
    isTaken = isTaken || places.enter(reader);
    return isTaken;
  }

  synchronized void leave() {
    if (isTaken) {
      isTaken = false;
      places.leave(reader);
    }
  }
}
