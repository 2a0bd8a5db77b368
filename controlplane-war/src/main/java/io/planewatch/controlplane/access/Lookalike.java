package io.planewatch.controlplane.access;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shape of a name. Two names that a reader could confuse have the same shape. The letters are
 * those of Unicode's confusables (UTS #39) that resemble Latin ones.
 */
final class Lookalike {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final String CYRILLIC = "абвгдеѕіїјкӏмнопрстуфхһԁԛԝёєзьъ";
  private static final String CYRILLIC_AS = "a6brgesiijklmhonpctyфxhdqweezьь";
  private static final String GREEK = "αβγδεζηικλμνορτυχωϲ";
  private static final String GREEK_AS = "aβyδeζnikλuvoptuxwc";

  private static final Map<Integer, Integer> LATIN = letters();

  private Lookalike() {}

  /** With signs and blanks. */
  static String shape(String name) {
    String upperI = name.replace('I', 'l').replace('1', 'l').replace('|', 'l').replace('0', 'o');
    String bare =
        MARKS
            .matcher(Normalizer.normalize(upperI, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return bare.codePoints()
        .map(c -> LATIN.getOrDefault(c, c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .replace("rn", "m")
        .replace("vv", "w");
  }

  /** Without signs and blanks, where {@code i} and {@code l} are one: the strictest comparison. */
  static String core(String name) {
    return SIGNS.matcher(shape(name)).replaceAll("").replace('i', 'l').replace('5', 's');
  }

  private static Map<Integer, Integer> letters() {
    Map<Integer, Integer> letters = new HashMap<>();
    put(letters, CYRILLIC, CYRILLIC_AS);
    put(letters, GREEK, GREEK_AS);
    letters.put((int) 'ı', (int) 'i');
    letters.put((int) 'ł', (int) 'l');
    letters.put((int) 'ø', (int) 'o');
    letters.put((int) 'đ', (int) 'd');
    letters.put((int) 'ħ', (int) 'h');
    letters.put((int) 'ŧ', (int) 't');
    letters.put((int) 'ɑ', (int) 'a');
    letters.put((int) 'ɡ', (int) 'g');
    return Map.copyOf(letters);
  }

  private static void put(Map<Integer, Integer> letters, String from, String to) {
    if (from.length() != to.length()) {
      throw new IllegalStateException("each letter of '" + from + "' needs one that it resembles");
    }
    for (int i = 0; i < from.length(); i++) {
      letters.put((int) from.charAt(i), (int) to.charAt(i));
    }
  }
}
