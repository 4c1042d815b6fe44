package org.nightdesk.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void tellsMedianAndSpreadByNearestRank() {
    Figure figure = new Figure("start", "s", List.of(5.0, 1.0, 3.0, 2.0, 4.0));

    assertThat(figure.percentile(50)).isEqualTo(3);
    assertThat(figure.percentile(90)).isEqualTo(5);
    assertThat(figure.line()).contains("\"p50\":3.0", "\"min\":1.0", "\"max\":5.0");
  }

  @Test
  void saysThatNothingWasMeasured() {
    assertThat(new Figure("start", "s", List.of()).line()).contains("\"values\":0");
  }
}
