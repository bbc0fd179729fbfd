// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JiraSiteTest {
    @ParameterizedTest
    @CsvSource({
        "https://acme.atlassian.net, https://acme.atlassian.net/, acme.atlassian.net",
        "https://ACME.atlassian.net/, https://acme.atlassian.net/, acme.atlassian.net",
        "HTTPS://acme.atlassian.net:443, https://acme.atlassian.net:443/, acme.atlassian.net",
        "https://api.atlassian.com/ex/jira/1-2, https://api.atlassian.com/ex/jira/1-2/, api.atlassian.com/ex/jira/1-2",
        "http://localhost:8080/jira, http://localhost:8080/jira/, localhost:8080",
        "http://127.0.0.1:80, http://127.0.0.1:80/, 127.0.0.1",
        "http://[::1]:9, http://[::1]:9/, [::1]:9",
    })
    void shouldKeepThePathAndNameTheSite(String url, String base, String name) {
        JiraSite site = JiraSite.of(url);

        assertThat(site.base()).hasToString(base);
        assertThat(site.name()).isEqualTo(name);
        assertThat(site.resolve("rest/api/3/serverInfo")).hasToString(base + "rest/api/3/serverInfo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.atlassian.net",
                "ftp://acme.atlassian.net",
                "http://acme.atlassian.net",
                "http://169.254.169.254",
                "https://acme.atlassian.net?x=1",
                "https://acme.atlassian.net/#a",
                "https://",
                "https://a b",
                ""
            })
    void shouldRefuseWhatIsNoSafeBaseUrl(String url) {
        assertThatThrownBy(() -> JiraSite.of(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:canary@acme.atlassian.net", "https://canary@acme", "https://canary@x^y/"})
    void shouldNotRepeatAUrlThatMayHoldAPassword(String url) {
        assertThatThrownBy(() -> JiraSite.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void shouldNameTheSystemOfADataCenterRecord() {
        assertThat(JiraSite.nameOf("http://localhost:8080")).contains("localhost:8080");
        assertThat(JiraSite.nameOf("https://jira.example.com/jira")).contains("jira.example.com");
        assertThat(JiraSite.nameOf("not a url")).isEmpty();
        assertThat(JiraSite.nameOf("localhost")).isEmpty();
    }
}
