package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.LargeBody;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

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

  @Test
  void anAddressThatTakesMoreTakesNoMoreThanThat() {
    var large = at("POST", "/large", 3000);

    assertThat(reader(1_000_000).read(large)).hasSize(3000);
    refuses(() -> reader(1_000_000).read(at("POST", "/large", 3001)), 413);
  }

  @ParameterizedTest
  @CsvSource({"GET, /large", "POST, /large/", "POST, /Large", "POST, /%6Carge", "POST, /large;x=1"})
  void anotherSpellingOfItTakesWhatEveryAddressDoes(String method, String path) {
    assertThat(reader(1_000_000).read(at(method, path, 1000))).hasSize(1000);
    refuses(() -> reader(1_000_000).read(at(method, path, 1001)), 413);
  }

  @Test
  void beforeTheLoginItTakesWhatEveryAddressDoes() {
    var reader =
        new BodyReader(
            new BodySizes(
                new HttpProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(2)),
                List.of(new LargeBody("POST", "/large", 10))),
            1_000_000,
            nanos::get);

    refuses(() -> reader.readBeforeLogin(at("POST", "/large", BodyReader.BEFORE_LOGIN + 1)), 413);
  }

  private BodyReader reader(long most) {
    return new BodyReader(sizes(), most, nanos::get);
  }

  private static BodySizes sizes() {
    return new BodySizes(
        new HttpProperties(DataSize.ofBytes(1000), DataSize.ofBytes(3000)),
        List.of(new LargeBody("POST", "/large", 10)));
  }

  private static void refuses(ThrowableAssert.ThrowingCallable work, int as) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            BodyRefusedException.class,
            refused -> assertThat(refused.problem().getStatus()).isEqualTo(as));
  }

  private static MockHttpServletRequest at(String method, String path, int length) {
    var request = new MockHttpServletRequest(method, path);
    request.setContent(bytes(length));
    return request;
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
