package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Bodies that come slowly, without end, or all at once. */
class BodyReaderTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aBodyOfTheLimitIsTakenAndOneByteMoreIsNot() {
    var reader = reader(1_000_000);

    assertThat(reader.read(request(bytes(1000)))).hasSize(1000);
    refuses(() -> reader.read(request(bytes(1001))), 413);
  }

  @Test
  void aBodyWithoutEndIsReadToTheLimitOnly() {
    var endless = new Endless(Duration.ZERO);

    refuses(() -> reader(1_000_000).read(request(endless)), 413);
    assertThat(endless.read).isLessThanOrEqualTo(1001);
  }

  @Test
  void aBodyThatTricklesIsGivenUp() {
    var trickle = new Endless(Duration.ofSeconds(1));

    refuses(() -> reader(1_000_000).read(request(trickle)), 408);
    assertThat(trickle.read).isBetween(25, 35);
  }

  @Test
  void aBodyThatStopsIsGivenUp() {
    var stalled =
        new Endless(Duration.ZERO) {
          @Override
          public int read() throws IOException {
            throw new SocketTimeoutException();
          }
        };

    refuses(() -> reader(1_000_000).read(request(stalled)), 408);
  }

  @Test
  void allBodiesTogetherHaveALimitAndWhatIsDoneMakesRoom() {
    var reader = reader(2500);
    reader.read(request(bytes(1000)));
    reader.read(request(bytes(1000)));

    refuses(() -> reader.read(request(bytes(1000))), 503);
    // who has not logged in cannot take the room of those who have
    assertThat(reader.readBeforeLogin(request(bytes(1000)))).hasSize(1000);

    reader.release(1000);
    assertThat(reader.read(request(bytes(1000)))).hasSize(1000);
  }

  private BodyReader reader(long most) {
    return new BodyReader(1000, most, nanos::get);
  }

  private static void refuses(ThrowableAssert.ThrowingCallable work, int as) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            BodyRefusedException.class,
            refused -> assertThat(refused.problem().getStatus()).isEqualTo(as));
  }

  private static MockHttpServletRequest request(byte[] body) {
    var request = new MockHttpServletRequest();
    request.setContent(body);
    return request;
  }

  private static MockHttpServletRequest request(ServletInputStream body) {
    return new MockHttpServletRequest() {
      @Override
      public ServletInputStream getInputStream() {
        return body;
      }

      @Override
      public long getContentLengthLong() {
        return -1;
      }
    };
  }

  private static byte[] bytes(int length) {
    return new byte[length];
  }

  /** One byte at a time. */
  private class Endless extends ServletInputStream {

    private final Duration pause;
    int read;

    Endless(Duration pause) {
      this.pause = pause;
    }

    @Override
    public int read() throws IOException {
      nanos.addAndGet(pause.toNanos());
      read++;
      return 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      target[offset] = (byte) read();
      return 1;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
