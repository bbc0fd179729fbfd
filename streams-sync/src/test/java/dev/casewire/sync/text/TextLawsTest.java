// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of texts over random ones, from odd characters on purpose. */
class TextLawsTest {
    private static final String ODD = "ab \t\n\n\r\u00a0\u2028*_[]{}\\|!-#·\u0001\uD83D\uDE00é";

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(ODD.length());
            boolean isPair = Character.isSurrogate(ODD.charAt(at));
            text.append(isPair ? "\uD83D\uDE00" : String.valueOf(ODD.charAt(at)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldReadTheTextThatItWroteAndLeaveCanonicalTextAlone(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = CanonicalText.of(random(random));

            assertThat(CanonicalText.of(text)).isEqualTo(text);
            assertThat(AdfText.read(AdfText.write(text))).isEqualTo(text);
            assertThat(CanonicalText.of(WikiText.read(WikiText.write(text)))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void shouldFitAndLiftWithoutLosingWhatLiesBeyondTheCut(long seed) {
        Random random = new Random(seed);
        Fit fit = new Fit(30, "\n[more]", "");
        for (int i = 0; i < 20_000; i++) {
            String text = CanonicalText.of(random(random));
            String form = fit.of(text);

            assertThat(form.length()).isLessThanOrEqualTo(30);
            assertThat(CanonicalText.of(form)).isEqualTo(form);
            assertThat(fit.lift(form, text, form)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void shouldPatchADocumentToTheWantedTextOrSayThatItCannot(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String before = CanonicalText.of(random(random));
            String after = CanonicalText.of(random(random));

            AdfPatch.Patched patched = AdfPatch.apply(AdfText.write(before), after);

            assertThat(patched).isInstanceOf(AdfPatch.Patched.Document.class);
            assertThat(AdfText.read(((AdfPatch.Patched.Document) patched).doc()))
                    .isEqualTo(after);
        }
    }
}
