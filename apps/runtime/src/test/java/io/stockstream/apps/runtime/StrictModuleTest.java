package io.stockstream.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.ProvisionException;
import com.google.inject.Singleton;
import com.google.inject.Stage;
import com.google.inject.name.Names;
import org.junit.jupiter.api.Test;

class StrictModuleTest {

  @Test
  void providedIsInjected() {
    assertThat(Injectors.production(new Greetings()).getInstance(String.class)).isEqualTo("hello");
  }

  @Test
  void stageIsProduction() {
    assertThat(Injectors.production(new Greetings()).getInstance(Stage.class))
        .isEqualTo(Stage.PRODUCTION);
  }

  @Test
  void whatIsNotBoundIsNotMade() {
    Injector injector = Injectors.production(new Greetings());

    assertThatThrownBy(() -> injector.getInstance(Unbound.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Explicit bindings are required");
  }

  @Test
  void annotatedKeyDoesNotFallBackToThePlainOne() {
    Injector injector = Injectors.production(new Greetings());

    assertThatThrownBy(() -> injector.getInstance(Key.get(Unbound.class, Names.named("a"))))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void circlesAreRefused() {
    assertThatThrownBy(() -> Injectors.production(new Circle()).getInstance(Left.class))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("circular");
  }

  @Test
  void singletonsAreMadeAtTheStart() {
    assertThatThrownBy(() -> Injectors.production(new Broken()))
        .isInstanceOf(CreationException.class)
        .hasRootCauseMessage("cannot be made");
  }

  static final class Unbound {
    @Inject
    Unbound() {}
  }

  interface Left {}

  interface Right {}

  record LeftOf(Right right) implements Left {
    @Inject
    LeftOf {}
  }

  record RightOf(Left left) implements Right {
    @Inject
    RightOf {}
  }

  private static final class Greetings extends StrictModule {
    @Provides
    String greeting() {
      return "hello";
    }
  }

  private static final class Circle extends StrictModule {
    @Override
    protected void bind() {
      bind(Left.class).to(LeftOf.class);
      bind(LeftOf.class);
      bind(Right.class).to(RightOf.class);
      bind(RightOf.class);
    }
  }

  private static final class Broken extends StrictModule {
    @Provides
    @Singleton
    String broken() {
      throw new IllegalStateException("cannot be made");
    }
  }
}
