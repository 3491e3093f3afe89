package org.policyrelay.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Texts;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has every page of ours read in the order of its letters: what turns the direction of text is left
 * out of it, whoever wrote it where. Of a page only a writer is asked; programs get what is stored,
 * to the letter.
 */
@Component
class ReadingOrderFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Response(response));
  }

  private static final class Response extends HttpServletResponseWrapper {

    private @Nullable PrintWriter writer;

    Response(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      var type = getContentType();
      if (type == null || !type.startsWith("text/html")) {
        return super.getWriter();
      }
      if (writer == null) {
        writer = new PrintWriter(new Unturned(super.getWriter()));
      }
      return writer;
    }
  }

  private static final class Unturned extends FilterWriter {

    Unturned(Writer out) {
      super(out);
    }

    @Override
    public void write(int letter) throws IOException {
      if (!Texts.turnsDirection(letter)) {
        out.write(letter);
      }
    }

    @Override
    public void write(char[] letters, int from, int length) throws IOException {
      var start = from;
      for (var at = from; at < from + length; at++) {
        if (Texts.turnsDirection(letters[at])) {
          out.write(letters, start, at - start);
          start = at + 1;
        }
      }
      out.write(letters, start, from + length - start);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      write(text.toCharArray(), from, length);
    }
  }
}
