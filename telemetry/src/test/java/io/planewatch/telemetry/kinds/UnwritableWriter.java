package io.planewatch.telemetry.kinds;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

@Provider
public class UnwritableWriter implements MessageBodyWriter<Unwritable> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Unwritable.class;
  }

  @Override
  public void writeTo(
      Unwritable entity,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(new byte[entity.bytesBefore()]);
    if (entity.bytesBefore() > 0) {
      out.flush();
    }
    throw new UnsupportedOperationException("cannot be written");
  }
}
