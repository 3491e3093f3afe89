package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word inside a sentence is found in every script, and marked where it stands. */
class SearchWordsTest {

  private final SearchWords words = new SearchWords();

  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          酒类广告必须面向成年人投放       | 成年人   | 酒类广告必须面向<b>成年人</b>投放
          酒类广告必须面向成年人投放       | 成年     | 酒类广告必须面向<b>成年</b>人投放
          酒类广告必须面向成年人投放       | 年成     |
          オンラインギャンブルの広告       | ギャンブル | オンライン<b>ギャンブル</b>の広告
          ห้ามโฆษณาการพนันออนไลน์ทุกชนิด   | พนัน     | ห้ามโฆษณาการ<b>พนัน</b>ออนไลน์ทุกชนิด
          ห้ามโฆษณาการ\u200bพนัน\u200bออนไลน์ | การพนัน | ห้ามโฆษณา<b>การ\u200bพนัน\u200b</b>ออนไลน์
          ห้ามโฆษณาการพนันออนไลน์          | การ\u200bพนัน | ห้ามโฆษณา<b>การพนัน</b>ออนไลน์
          ต้องมีอายุ20ปีขึ้นไป             | 20       | ต้องมีอายุ<b>20</b>ปีขึ้นไป
          ຫ້າມໂຄສະນາການພະນັນອອນລາຍ         | ພະນັນ    | ຫ້າມໂຄສະນາການ<b>ພະນັນ</b>ອອນລາຍ
          လောင်းကစားကြော်ငြာများကိုတားမြစ်သည် | ကြော်ငြာ | လောင်းကစား<b>ကြော်ငြာ</b>များကိုတားမြစ်သည်
          ហាមឃាត់ការផ្សាយពាណិជ្ជកម្មល្បែងស៊ីសង | ពាណិជ្ជកម្ម | ហាមឃាត់ការផ្សាយ<b>ពាណិជ្ជកម្ម</b>ល្បែងស៊ីសង
          도박을 광고할 수 없습니다        | 도박     | <b>도박</b>을 광고할 수 없습니다
          Qua\u0309ng ca\u0301o rươ\u0323u | quảng    | <b>Qua\u0309ng</b> ca\u0301o rươ\u0323u
          un\u00adlawful games             | unlawful | <b>un\u00adlawful</b> games
          إعلانات المشروبات                | المشروبات | إعلانات <b>المشروبات</b>
          Ads must not                     | mus      |
          """)
  void isFound(String text, String query, String marked) throws IOException {
    assertThat(find(text, query)).isEqualTo(marked);
  }

  private @Nullable String find(String text, String query) throws IOException {
    try (var directory = new ByteBuffersDirectory()) {
      try (var writer = new IndexWriter(directory, new IndexWriterConfig(words))) {
        var document = new Document();
        document.add(new TextField("text", text, Field.Store.YES));
        writer.addDocument(document);
      }
      try (var reader = DirectoryReader.open(directory)) {
        var searcher = new IndexSearcher(reader);
        var parsed = words.parser(Map.of("text", 1f)).parse(query);
        var top = searcher.search(parsed, 1);
        var excerpts =
            UnifiedHighlighter.builder(searcher, words).build().highlight("text", parsed, top);
        return excerpts.length == 0 ? null : excerpts[0];
      }
    }
  }
}
