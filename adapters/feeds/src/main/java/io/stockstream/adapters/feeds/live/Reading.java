package io.stockstream.adapters.feeds.live;

import java.util.ArrayList;
import java.util.List;

/** Reads a venue's text, or gives up with the first reason. */
@FunctionalInterface
public interface Reading {

  List<Heard> read(Json json) throws Unreadable;

  /** Returns what a text means; that it is garbled when it cannot be read. */
  static List<Heard> of(String text, Reading reading) {
    try {
      return reading.read(Json.parse(text));
    } catch (Unreadable e) {
      return List.of(new Heard.Garbled(text, e.violation()));
    }
  }

  /** Likewise of a part of a text, so that one bad part does not spoil the others. */
  static List<Heard> of(Json part, Reading reading) {
    try {
      return reading.read(part);
    } catch (Unreadable e) {
      return List.of(new Heard.Garbled(part.node().toString(), e.violation()));
    }
  }

  /** Returns what the elements of an array mean, each on its own. */
  static List<Heard> ofEach(Json array, Reading reading) throws Unreadable {
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Json element = new Json(array.node().get(i), array.path() + "." + i);
      heard.addAll(of(element, reading));
    }
    return heard;
  }
}
