package io.planewatch.controlplane.state;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test once a database engine. */
final class DatabaseInvocations implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(new Engine("H2", Storage::h2), new Engine("PostgreSQL", Storage::postgres));
  }

  private record Engine(String name, Supplier<Storage> storage)
      implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new StorageParameter(storage));
    }
  }

  private static final class StorageParameter implements ParameterResolver, AfterEachCallback {
    private final Supplier<Storage> supplier;
    private Storage storage;

    StorageParameter(Supplier<Storage> supplier) {
      this.supplier = supplier;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Storage.class;
    }

    @Override
    public Storage resolveParameter(ParameterContext parameter, ExtensionContext context) {
      storage = supplier.get();
      return storage;
    }

    @Override
    public void afterEach(ExtensionContext context) {
      if (storage != null) {
        storage.close();
      }
    }
  }
}
