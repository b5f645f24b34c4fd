@org.jspecify.annotations.NullMarked
package newsroom.editorial.comment;
