package org.policyrelay.site.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.SearchSource;
import org.policyrelay.policy.SearchSource.Searchable;
import org.policyrelay.policy.SearchWords;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Full text of every version that was ever published, and of its translations. Words are found in
 * every script of the markets, those without spaces included. The index lies in a folder of its own
 * that goes with the process; it is made when it is first asked, and brought up to date before each
 * answer.
 */
@Component
@Lazy
class SearchIndex implements DisposableBean {

  private static final String ID = "policyId";
  private static final String VERSION = "version";
  private static final String LANGUAGE = "language";
  private static final String MARKET = "market";
  private static final String NAME = "name";
  private static final String TEXT = "text";
  private static final String BESIDE = "beside";
  private static final int BATCH = 500;

  private final SearchSource source;
  private final SearchWords analyzer = new SearchWords();
  private final AtomicLong versionsSeen = new AtomicLong();
  private final AtomicLong translationsSeen = new AtomicLong();

  /** Of the registry. */
  private final AtomicLong revisionSeen = new AtomicLong();

  private final Path folder;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  SearchIndex(SearchSource source) throws IOException {
    this.source = source;
    this.folder = Files.createTempDirectory("policy-relay-search");
    this.writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(analyzer));
    this.searchers = new SearcherManager(writer, null);
  }

  /**
   * A version that was found.
   *
   * @param language of the text in which the words stand
   * @param excerpt HTML, escaped, with the words in {@code mark}
   * @param explains whether the excerpt is from what explains the text and is no rule
   */
  record Hit(
      String policyId,
      String version,
      String language,
      String name,
      String excerpt,
      boolean explains) {}

  /**
   * @param total how many versions were found, at least
   */
  record Hits(long total, List<Hit> page) {}

  /**
   * @param words what to look for; quotes keep words together, a minus leaves a word out
   * @param market ISO country code, null for any
   */
  Hits find(String words, @Nullable Market market, int from, int size) {
    try {
      bringUpToDate();
      var searcher = searchers.acquire();
      try {
        return find(searcher, query(words, market), from, size);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Query query(String words, @Nullable Market market) {
    var parsed = analyzer.parser(Map.of(NAME, 4f, TEXT, 1f, BESIDE, 1f)).parse(words);
    var query = new BooleanQuery.Builder().add(parsed, BooleanClause.Occur.MUST);
    if (market != null) {
      query.add(
          new TermInSetQuery(
              MARKET, List.of(new BytesRef(market.code()), new BytesRef(Market.EVERYWHERE.code()))),
          BooleanClause.Occur.FILTER);
    }
    return query.build();
  }

  private Hits find(IndexSearcher searcher, Query query, int from, int size) throws IOException {
    var top = searcher.search(query, from + size);
    var found = highlighter(searcher, 0);
    var inText = found.highlight(TEXT, query, top, 2);
    var beside = found.highlight(BESIDE, query, top, 2);
    var beginnings = highlighter(searcher, 2).highlight(TEXT, query, top, 2);
    var hits = new ArrayList<Hit>();
    for (var place = from; place < top.scoreDocs.length; place++) {
      var document = searcher.storedFields().document(top.scoreDocs[place].doc);
      var explains = inText[place] == null && beside[place] != null;
      hits.add(
          new Hit(
              document.get(ID),
              document.get(VERSION),
              document.get(LANGUAGE),
              document.get(NAME),
              explains ? beside[place] : beginnings[place],
              explains));
    }
    return new Hits(top.totalHits.value, List.copyOf(hits));
  }

  /**
   * @param beginning how many sentences are shown of a text that has none of the words
   */
  private UnifiedHighlighter highlighter(IndexSearcher searcher, int beginning) {
    return UnifiedHighlighter.builder(searcher, analyzer)
        .withFormatter(new DefaultPassageFormatter("<mark>", "</mark>", " … ", true))
        .withMaxNoHighlightPassages(beginning)
        .build();
  }

  private synchronized void bringUpToDate() throws IOException {
    // read first: what comes meanwhile is read once more the next time
    var revision = source.revision();
    var added = versionsSeen.get() > 0 && addChanged(revision);
    added |= add(versionsSeen, source::versionsAfter);
    added |= add(translationsSeen, source::translationsAfter);
    revisionSeen.set(revision);
    if (added) {
      searchers.maybeRefreshBlocking();
    }
  }

  /** What is here already may have come to more markets. */
  private boolean addChanged(long revision) throws IOException {
    if (revision == revisionSeen.get()) {
      return false;
    }
    for (var one : source.changedSince(revisionSeen.get()).toList()) {
      add(one);
    }
    return true;
  }

  private void add(Searchable one) throws IOException {
    // a translation may come again in better words
    var key = one.policyId() + " " + one.version() + " " + one.language();
    writer.updateDocument(new Term("key", key), document(key, one));
  }

  /** Reads what came since, some hundreds at a time. */
  private interface Reader {
    List<Searchable> after(long sequence, int most);
  }

  private boolean add(AtomicLong seen, Reader reader) throws IOException {
    var added = false;
    for (var more = reader.after(seen.get(), BATCH); !more.isEmpty(); ) {
      for (var one : more) {
        add(one);
      }
      seen.set(more.get(more.size() - 1).sequence());
      added = true;
      more = more.size() < BATCH ? List.of() : reader.after(seen.get(), BATCH);
    }
    return added;
  }

  private static Document document(String key, Searchable one) {
    var document = new Document();
    document.add(new StringField("key", key, Field.Store.NO));
    document.add(new StoredField(ID, one.policyId()));
    document.add(new StoredField(VERSION, one.version()));
    document.add(new StoredField(LANGUAGE, one.language()));
    document.add(new TextField(NAME, one.name(), Field.Store.YES));
    document.add(new TextField(TEXT, one.text(), Field.Store.YES));
    document.add(new TextField(BESIDE, one.beside(), Field.Store.YES));
    one.markets()
        .forEach(market -> document.add(new StringField(MARKET, market.code(), Field.Store.NO)));
    return document;
  }

  @Override
  public void destroy() throws IOException {
    searchers.close();
    writer.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
