package org.policyrelay.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks another server and never waits for longer, nor reads more, than it was told. The timeout of
 * Java's own client ends when the headers have come; a body may then take for ever, and be of any
 * size.
 */
public final class BoundedHttp {

  private final HttpClient client;

  /**
   * @param connect how long a connection may take to come about
   */
  public BoundedHttp(Duration connect) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * @param whole whether this is all of the body; the rest was not read
   */
  public record Answer(int status, HttpHeaders headers, String body, boolean whole) {}

  /**
   * Sends the request and reads the answer.
   *
   * @param deadline for all of it, from the first packet to the last byte of the body
   * @param most how many bytes of the body are read; what comes after them is cut off
   * @return what has come by the deadline, if its headers have
   * @throws HttpTimeoutException when not even they have
   */
  public Answer exchange(HttpRequest request, Duration deadline, int most)
      throws IOException, InterruptedException {
    var begun = new AtomicReference<@Nullable Begun>();
    var exchange =
        client.sendAsync(
            request,
            headers -> {
              var body = new CappedBody(most);
              begun.set(new Begun(headers, body));
              return body;
            });
    try {
      var answer = exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      var body = answer.body();
      return new Answer(answer.statusCode(), answer.headers(), body.text(), body.whole());
    } catch (TimeoutException late) {
      var headers = begun.get();
      if (headers == null) {
        throw new HttpTimeoutException("no answer within " + deadline.toSeconds() + " s");
      }
      return headers.answer();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
    } finally {
      // closes the connection of what is not done, and does nothing to what is
      exchange.cancel(true);
    }
  }

  /** An answer whose headers have come. */
  private record Begun(ResponseInfo headers, CappedBody body) {

    Answer answer() {
      return new Answer(headers.statusCode(), headers.headers(), body.text(), false);
    }
  }

  private record Body(String text, boolean whole) {}

  private static final class CappedBody implements BodySubscriber<Body> {

    private final int most;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<Body> done = new CompletableFuture<>();
    private @Nullable Subscription source;

    CappedBody(int most) {
      this.most = most;
    }

    @Override
    public CompletionStage<Body> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      source = subscription;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (var part : parts) {
        var taken = new byte[Math.min(part.remaining(), most - read.size())];
        part.get(taken);
        read.writeBytes(taken);
        if (part.hasRemaining()) {
          if (source != null) {
            source.cancel();
          }
          done.complete(new Body(text(), false));
          return;
        }
      }
    }

    @Override
    public void onError(Throwable fault) {
      done.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
      done.complete(new Body(text(), true));
    }

    private String text() {
      return read.toString(StandardCharsets.UTF_8);
    }
  }
}
