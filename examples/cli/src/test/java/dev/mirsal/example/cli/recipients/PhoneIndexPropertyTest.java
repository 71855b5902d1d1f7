package dev.mirsal.example.cli.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PhoneIndexPropertyTest {
  @Property(tries = 200)
  void remembersTheFirstLineOfEachNumberAsAMapWould(
      @ForAll @Size(max = 2000) List<@LongRange(min = 9_725_000, max = 9_726_000) Long> phones) {
    PhoneIndex index = new PhoneIndex();
    Map<Long, Integer> map = new HashMap<>();
    for (int i = 0; i < phones.size(); i++) {
      int line = i + 2;
      Integer first = map.putIfAbsent(phones.get(i), line);

      assertThat(index.add(phones.get(i), line)).isEqualTo(first == null ? 0 : first);
    }
    for (long phone = 9_724_990; phone < 9_726_010; phone++) {
      assertThat(index.contains(phone)).isEqualTo(map.containsKey(phone));
    }
  }
}
