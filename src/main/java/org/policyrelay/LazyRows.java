package org.policyrelay;

import java.util.Objects;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.data.jdbc.JdbcRepositoriesAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;

/**
 * Makes the rows of our aggregates, and what Spring Data needs for them, when the first of them is
 * read: a start needs none, and Spring Data has no setting for it with JDBC. Who is given such rows
 * asks for them {@code @Lazy}.
 */
@Configuration(proxyBeanMethods = false)
class LazyRows {

  private static final String SPRING_DATA = JdbcRepositoriesAutoConfiguration.class.getName();
  private static final String ROWS = JdbcRepositoryFactoryBean.class.getName();

  @Bean
  static BeanFactoryPostProcessor lazyMapping() {
    return beans -> {
      for (var name : beans.getBeanDefinitionNames()) {
        var definition = beans.getBeanDefinition(name);
        if (isMapping(definition) || ROWS.equals(definition.getBeanClassName())) {
          definition.setLazyInit(true);
        }
      }
    };
  }

  private static boolean isMapping(BeanDefinition definition) {
    return Objects.requireNonNullElse(definition.getFactoryBeanName(), "").startsWith(SPRING_DATA);
  }
}
